package dev.lockstep.report;

import dev.lockstep.lock.LockTarget;
import java.util.Locale;

/** Numbers and names as people read them. */
public final class Words {

    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};

    private Words() {}

    /** Returns {@code 1 row}, {@code 2,000 rows}. */
    public static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** Returns {@code 1,000,000}. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Returns {@code 245.8 MB}. */
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1_000 && unit < UNITS.length - 1) {
            value /= 1_000;
            unit++;
        }
        return unit == 0
                ? count(bytes, "byte")
                : String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
    }

    /** Returns {@code partitioned table}. */
    public static String kind(LockTarget.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Returns the text on one line, cut where it is longer than {@code length} characters. */
    public static String cut(String text, int length) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) <= length) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, length - 1)) + "…";
    }
}

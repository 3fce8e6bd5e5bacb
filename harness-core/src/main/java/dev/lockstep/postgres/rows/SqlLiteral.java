package dev.lockstep.postgres.rows;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes values as SQL in plain ASCII, so that no editor, chat or terminal changes them on the way. */
final class SqlLiteral {

    private static final Set<String> NUMBERS = Set.of("int2", "int4", "int8", "oid", "numeric", "float4", "float8");
    private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar", "citext");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final int REPEATED_FROM = 100;

    private SqlLiteral() {}

    /**
     * Returns {@code text} as SQL.
     *
     * @param type its type as {@code pg_type} names it
     * @param text the value as the server writes it; null for NULL
     */
    static String of(String type, @Nullable String text) {
        if (text == null) {
            return "NULL";
        }
        if (NUMBERS.contains(type) && NUMBER.matcher(text).matches()) {
            return text;
        }
        if (type.equals("bool")) {
            return text.startsWith("t") ? "true" : "false";
        }
        int length = text.codePointCount(0, text.length());
        if (length >= REPEATED_FROM && TEXTS.contains(type)) {
            String first = text.substring(0, text.offsetByCodePoints(0, 1));
            if (text.equals(first.repeat(length))) {
                return "repeat(" + quoted(first) + ", " + length + ")";
            }
        }
        return quoted(text);
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder();
        boolean plain = true;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int point = text.codePointAt(i);
            if (point == '\'') {
                quoted.append("''");
            } else if (point >= ' ' && point < 127 && point != '\\') {
                quoted.append((char) point);
            } else {
                plain = false;
                quoted.append(escaped(point));
            }
        }
        return (plain ? "'" : "E'") + quoted + "'";
    }

    private static String escaped(int point) {
        return switch (point) {
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> point > 0xFFFF ? String.format("\\U%08x", point) : String.format("\\u%04x", point);
        };
    }
}

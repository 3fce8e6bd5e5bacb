package dev.lockstep.adapter.sql;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a SQL file says.
 *
 * @param name the whole name
 * @param stem the name without direction and ending: the migration's id where it is an up
 * @param style which way of naming
 * @param version the version as it is written
 * @param direction up or down
 */
record SqlFileName(String name, String stem, Style style, String version, Direction direction)
        implements Comparable<SqlFileName> {

    private static final Pattern NUMBERED = Pattern.compile("((\\d+)[_-].+)\\.(up|down)\\.sql");
    private static final Pattern LETTERED = Pattern.compile("(([VU])(\\d+(?:[._]\\d+)*)__.+?)(?:\\.(up|down))?\\.sql");
    private static final int DIGITS_OF_A_DATE = 8;

    /** The two ways of naming. */
    enum Style {
        /** {@code 001_name.up.sql} and {@code 001_name.down.sql}. */
        NUMBERED,
        /** {@code V1__name.sql} and {@code U1__name.sql}, or {@code V1__name.up.sql} and {@code V1__name.down.sql}. */
        LETTERED
    }

    /** Which way a file goes. */
    enum Direction {
        UP,
        DOWN
    }

    /** Returns what {@code name} says; nothing if it is not named like a migration. */
    static Optional<SqlFileName> parse(String name) {
        Matcher numbered = NUMBERED.matcher(name);
        if (numbered.matches()) {
            Direction direction = numbered.group(3).equals("up") ? Direction.UP : Direction.DOWN;
            return Optional.of(new SqlFileName(name, numbered.group(1), Style.NUMBERED, numbered.group(2), direction));
        }
        Matcher lettered = LETTERED.matcher(name);
        if (!lettered.matches()) {
            return Optional.empty();
        }
        boolean undo = lettered.group(2).equals("U");
        boolean down = "down".equals(lettered.group(4));
        if (undo && lettered.group(4) != null) {
            return Optional.empty();
        }
        return Optional.of(new SqlFileName(
                name,
                lettered.group(1),
                Style.LETTERED,
                lettered.group(3),
                undo || down ? Direction.DOWN : Direction.UP));
    }

    /** Returns the name of the down that this up has not got. */
    String nameOfDown() {
        boolean lettered = style == Style.LETTERED && !name.endsWith(".up.sql");
        return lettered ? "U" + stem.substring(1) + ".sql" : stem + ".down.sql";
    }

    /** Returns whether {@code next} comes directly after this one, where versions are counted without gaps. */
    boolean isFollowedBy(SqlFileName next) {
        boolean counted = style == Style.NUMBERED
                && version.length() < DIGITS_OF_A_DATE
                && next.version.length() < DIGITS_OF_A_DATE;
        return !counted || new BigInteger(version).add(BigInteger.ONE).equals(new BigInteger(next.version));
    }

    /** Orders by version: {@code V2} before {@code V10}, {@code V1} before {@code V1.1}; equal for {@code 1} and {@code 001}. */
    @Override
    public int compareTo(SqlFileName other) {
        List<BigInteger> mine = parts();
        List<BigInteger> theirs = other.parts();
        for (int i = 0; i < Math.max(mine.size(), theirs.size()); i++) {
            BigInteger left = i < mine.size() ? mine.get(i) : BigInteger.ZERO;
            BigInteger right = i < theirs.size() ? theirs.get(i) : BigInteger.ZERO;
            if (!left.equals(right)) {
                return left.compareTo(right);
            }
        }
        return 0;
    }

    private List<BigInteger> parts() {
        return Arrays.stream(version.split("[._]")).map(BigInteger::new).toList();
    }
}

package dev.lockstep.postgres;

import dev.lockstep.problem.LockstepException;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of the published binaries: {@code 18.6.0} holds PostgreSQL 18.6. */
record BinariesVersion(int major, int minor, int patch) implements Comparable<BinariesVersion> {

    private static final Pattern FORM = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)");

    /** Returns the version that {@code text} spells, if it spells one. */
    static Optional<BinariesVersion> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new BinariesVersion(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    /**
     * Returns the version that is fetched for a major version when there is none on this machine.
     *
     * @throws LockstepException if the major version is not supported
     */
    static BinariesVersion preferredFor(int major) {
        return switch (major) {
            case 14 -> new BinariesVersion(14, 24, 0);
            case 15 -> new BinariesVersion(15, 19, 0);
            case 16 -> new BinariesVersion(16, 15, 0);
            case 17 -> new BinariesVersion(17, 11, 0);
            case 18 -> new BinariesVersion(18, 6, 0);
            default -> throw new LockstepException(ServerVersion.unsupported(major));
        };
    }

    @Override
    public int compareTo(BinariesVersion other) {
        return Comparator.comparingInt(BinariesVersion::major)
                .thenComparingInt(BinariesVersion::minor)
                .thenComparingInt(BinariesVersion::patch)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}

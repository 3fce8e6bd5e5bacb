package dev.lockstep.postgres.catalog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the DDL catalogue; its README explains the head line.
 *
 * @param name unique within its file
 * @param since the first major version that knows it
 * @param before the first major version that it is no longer for
 * @param effect what it does to the schema
 * @param object the object that the difference must name, as kind and identity; empty where nothing changes
 * @param sql what is run
 */
record DdlStatement(String name, int since, int before, Effect effect, String object, String sql) {

    private static final Pattern HEAD = Pattern.compile(
            "-- ([a-z0-9-]+)(?: \\((since|before) (\\d+)\\))?: (changes|reorders|same|tells|setup)(?: (.+))?");

    enum Effect {
        /** The dump changes and the difference names the object. */
        CHANGES,
        /** The dump changes by the physical order of columns alone. */
        REORDERS,
        /** Neither changes. */
        SAME,
        /** The snapshot alone changes, and names the object. */
        TELLS,
        /** Not checked. */
        SETUP;

        boolean changesDump() {
            return this == CHANGES || this == REORDERS;
        }
    }

    static boolean isHead(String line) {
        return HEAD.matcher(line).matches();
    }

    static DdlStatement of(String head, String sql) {
        Matcher matcher = HEAD.matcher(head);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a head line: " + head);
        }
        Effect effect = Effect.valueOf(matcher.group(4).toUpperCase(java.util.Locale.ROOT));
        @Nullable String object = matcher.group(5);
        if ((object == null) != (effect == Effect.SAME || effect == Effect.SETUP)) {
            throw new IllegalArgumentException("an object is named where something changes, and only there: " + head);
        }
        @Nullable String bound = matcher.group(2);
        int version = bound == null ? 0 : Integer.parseInt(matcher.group(3));
        return new DdlStatement(
                matcher.group(1),
                "since".equals(bound) ? version : 0,
                "before".equals(bound) ? version : Integer.MAX_VALUE,
                effect,
                object == null ? "" : object,
                sql);
    }

    boolean runsOn(int major) {
        return major >= since && major < before;
    }
}

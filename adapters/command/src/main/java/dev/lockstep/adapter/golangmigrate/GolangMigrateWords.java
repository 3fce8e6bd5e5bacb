package dev.lockstep.adapter.golangmigrate;

import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What golang-migrate said before it gave up.
 *
 * @param output all that it wrote
 */
record GolangMigrateWords(String output) {

    /** It repeats the whole file between the place and the details. */
    private static final Pattern FAILED =
            Pattern.compile("(?s)(migration failed.*?) in line (\\d+): .* \\(details: (.*)\\)");

    private static final Pattern DIRTY = Pattern.compile("Dirty database version (-?\\d+)");

    /** Returns it without the text of the migration. */
    String text() {
        return FAILED.matcher(output).replaceAll("$1 in line $2 (details: $3)").strip();
    }

    /** Returns the line that failed, from 1. */
    Optional<Integer> line() {
        Matcher failed = FAILED.matcher(output);
        return failed.find() && failed.group(2).length() < 9
                ? Optional.of(Integer.parseInt(failed.group(2))).filter(line -> line > 0)
                : Optional.empty();
    }

    /** Returns whether a migration was begun, after which the history is dirty. */
    boolean begun() {
        return output.contains("migration failed");
    }

    /** Returns what can be done about it, if that follows from the words. */
    Optional<String> remedy(SortedSet<Long> versions) {
        Matcher dirty = DIRTY.matcher(output);
        if (dirty.find()) {
            return Optional.of(cure(Long.parseLong(dirty.group(1)), versions));
        }
        if (output.contains("unknown driver")) {
            return Optional.of("build migrate with that driver in its -tags, or set driver to one that it has");
        }
        if (output.contains("cannot run inside a transaction block")) {
            return Optional.of(
                    "give the statement a file of its own: golang-migrate sends a file as one query, and several"
                            + " statements in it are one transaction");
        }
        return output.contains("can't acquire database lock")
                ? Optional.of("another migrator holds golang-migrate's advisory lock")
                : Optional.empty();
    }

    private static String cure(long version, SortedSet<Long> versions) {
        String begun =
                "a migration to version " + version + " was begun and did not come to its end: look how much of it is"
                        + " there and put that right, then say where the schema stands: ";
        if (version < 0) {
            return begun + "migrate force " + versions.first()
                    + " if that migration is still there, migrate force -- -1 if" + " nothing is";
        }
        long below = GolangMigrateHistory.below(versions, version);
        return begun + "migrate force " + version + " if all of it is there, migrate force " + (below < 0 ? "-- " : "")
                + below + " if nothing of it is";
    }
}

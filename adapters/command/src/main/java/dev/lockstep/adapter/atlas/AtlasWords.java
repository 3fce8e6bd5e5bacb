package dev.lockstep.adapter.atlas;

import dev.lockstep.adapter.command.GoString;
import dev.lockstep.migration.SourceLocation;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Atlas said before it gave up.
 *
 * @param output all that it wrote
 */
record AtlasWords(String output) {

    private static final Pattern ERROR = Pattern.compile("(?ms)^Error: .*");
    private static final Pattern STATEMENT = Pattern.compile("executing statement " + GoString.PATTERN, Pattern.DOTALL);
    private static final Pattern UNREADABLE = Pattern.compile("scanning statements from \"[^\"]*\": (\\d+):\\d+:");

    /** Returns the error without the account of what went well; of a wrong checksum all, which says what to do. */
    String text() {
        Matcher error = ERROR.matcher(output);
        return isAboutChecksums() || !error.find()
                ? output.strip()
                : error.group().strip();
    }

    boolean isAboutChecksums() {
        return output.contains("checksum mismatch") || output.contains("checksum file not found");
    }

    /** Returns the line that failed, if it can be told. */
    Optional<SourceLocation> placeIn(Path file) {
        Matcher unreadable = UNREADABLE.matcher(output);
        if (unreadable.find()) {
            return Optional.of(SourceLocation.at(file, Integer.parseInt(unreadable.group(1))));
        }
        Matcher statement = STATEMENT.matcher(output);
        return statement.find() ? new GoString(statement.group(1)).placeIn(file) : Optional.empty();
    }

    /** Returns what can be done about it, if that follows from the words. */
    Optional<String> remedy() {
        if (isAboutChecksums()) {
            return Optional.of(
                    "put the file back as it was, or say atlas migrate hash if the change is wanted; where it was"
                            + " applied before, it is not applied again");
        }
        if (output.contains("unexpected number of rows: 1")) {
            return Optional.of(
                    "this Atlas is older than 0.15 and cannot work with PostgreSQL 16 or newer: install a newer one, or"
                            + " test on PostgreSQL 15");
        }
        if (output.contains("history changed")) {
            return Optional.of(
                    "put the statements that were applied back as they were, or bring the schema there by hand and"
                            + " tell Atlas so with atlas migrate set");
        }
        if (output.contains("cannot run inside a transaction block")) {
            return Optional.of("put the line -- atlas:txmode none, and an empty line, at the top of the file");
        }
        return output.contains("acquiring database lock")
                ? Optional.of("another migrator holds Atlas' advisory lock")
                : Optional.empty();
    }
}

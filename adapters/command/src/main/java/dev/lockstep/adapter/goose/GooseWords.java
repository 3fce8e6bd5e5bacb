package dev.lockstep.adapter.goose;

import dev.lockstep.adapter.command.GoString;
import dev.lockstep.migration.SourceLocation;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What goose said before it gave up.
 *
 * @param output all that it wrote
 */
record GooseWords(String output) {

    private static final Pattern TIME =
            Pattern.compile("(?m)^\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d (?:goose run: )?");
    private static final Pattern STATEMENT =
            Pattern.compile("failed to execute SQL query " + GoString.PATTERN, Pattern.DOTALL);

    /** Returns it without the times of day. */
    String text() {
        return TIME.matcher(output).replaceAll("").strip();
    }

    /** Returns the line of the statement that failed, if it stands in {@code file} once. */
    Optional<SourceLocation> placeIn(Path file) {
        Matcher statement = STATEMENT.matcher(output);
        return statement.find() ? new GoString(statement.group(1)).placeIn(file) : Optional.empty();
    }

    /** Returns what can be done about it, if that follows from the words. */
    Optional<String> remedy() {
        if (output.contains("must be registered and built into a custom binary")) {
            return Optional.of(
                    "this migration is written in Go: build the program that holds it, and set program to its"
                            + " file");
        }
        if (output.contains("missing migrations before current version")) {
            return Optional.of("this migration is older than one that is applied: give it a newer number, or set"
                    + " allow-missing=true if your deployments say -allow-missing");
        }
        if (output.contains("unterminated dollar-quoted string")) {
            return Optional.of(
                    "goose cuts at every semicolon that ends a line: put the lines -- +goose StatementBegin and"
                            + " -- +goose StatementEnd around the statement");
        }
        return output.contains("cannot run inside a transaction block")
                ? Optional.of("put the line -- +goose NO TRANSACTION at the top of the file")
                : Optional.empty();
    }
}

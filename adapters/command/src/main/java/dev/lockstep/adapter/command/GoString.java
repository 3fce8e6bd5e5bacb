package dev.lockstep.adapter.command;

import dev.lockstep.migration.SourceLocation;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as programs in Go print it in quotes: {@code "a\n\"b\""}.
 *
 * @param quoted what stands between the quotes
 */
public record GoString(String quoted) {

    /** What a text in quotes looks like, in a pattern; the group is what stands between the quotes. */
    public static final String PATTERN = "\"((?:[^\"\\\\]|\\\\.)*)\"";

    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    /** Returns the text itself. */
    public String text() {
        return ESCAPE.matcher(quoted)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        switch (escape.group(1)) {
                            case "n" -> "\n";
                            case "t" -> "\t";
                            case "r" -> "\r";
                            default -> escape.group(1);
                        }));
    }

    /** Returns the line of {@code file} on which the text begins, if it stands there once. */
    public Optional<SourceLocation> placeIn(Path file) {
        String whole = MigrationFolder.text(file).replace("\r\n", "\n");
        String text = text().replace("\r\n", "\n");
        int at = whole.indexOf(text);
        return at < 0 || whole.indexOf(text, at + 1) >= 0
                ? Optional.empty()
                : Optional.of(SourceLocation.at(
                        file,
                        1
                                + (int) whole.substring(0, at)
                                        .chars()
                                        .filter(c -> c == '\n')
                                        .count()));
    }
}

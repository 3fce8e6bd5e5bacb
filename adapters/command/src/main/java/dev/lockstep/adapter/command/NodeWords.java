package dev.lockstep.adapter.command;

import dev.lockstep.migration.SourceLocation;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a Node.js program said before it gave up.
 *
 * @param output all that it wrote
 */
public record NodeWords(String output) {

    private static final Pattern CALL = Pattern.compile("^\\s+at .*|^Node\\.js v.*|^\\s*\\^+\\s*$");

    private static final Pattern SOURCE_LINE = Pattern.compile("(?m)^((?:file://)?/.+?):(\\d+)(?=$|:)");

    /** Returns what it said without the calls that led to it. */
    public String text() {
        return output.lines()
                .filter(line -> !CALL.matcher(line).matches())
                .distinct()
                .collect(Collectors.joining("\n"))
                .replaceAll("\n{2,}", "\n")
                .strip();
    }

    /** Returns the line of {@code file} that was at work when the error came. */
    public Optional<SourceLocation> placeIn(Path file) {
        for (String name :
                new String[] {file.toString(), file.toUri().toString().replaceFirst("^file:/+", "file:///")}) {
            Matcher place = Pattern.compile(Pattern.quote(name) + ":(\\d+)").matcher(output);
            if (place.find()) {
                return Optional.of(SourceLocation.at(file, Integer.parseInt(place.group(1))));
            }
        }
        return Optional.empty();
    }

    /** Returns the place that it names where a file cannot be read as a program. */
    public Optional<String> placeOfSyntaxError() {
        Matcher line = SOURCE_LINE.matcher(output);
        boolean unreadable = output.contains("SyntaxError") || output.contains("Transform failed");
        return unreadable && line.find() ? Optional.of(line.group(1) + ":" + line.group(2)) : Optional.empty();
    }
}

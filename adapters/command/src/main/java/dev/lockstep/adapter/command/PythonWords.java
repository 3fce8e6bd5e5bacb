package dev.lockstep.adapter.command;

import dev.lockstep.migration.SourceLocation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a Python program said before it gave up.
 *
 * @param output all that it wrote
 */
public record PythonWords(String output) {

    private static final Pattern FRAME = Pattern.compile("^  File \"(.+?)\", line (\\d+)");
    private static final Pattern IN_SOURCE = Pattern.compile("(?m)^(SyntaxError|IndentationError|TabError)");

    /** Returns the error itself, without the calls that led to it; everything if there is no error of Python's in it. */
    public String text() {
        List<String> lines = output.lines().toList();
        int last = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (FRAME.matcher(lines.get(i)).find()) {
                last = i;
            }
        }
        if (last < 0) {
            return output;
        }
        int message = last + 1;
        while (message < lines.size() && lines.get(message).startsWith("    ")) {
            message++;
        }
        String error = joined(lines.subList(message, lines.size()));
        // A syntax error's place is part of what it says, and an error without words says nothing without its place.
        return IN_SOURCE.matcher(error).find() || !error.contains(":")
                ? joined(lines.subList(last, lines.size()))
                : error;
    }

    private static String joined(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n"))
                .strip();
    }

    /** Returns the line of {@code file} that was last at work when the error came. */
    public Optional<SourceLocation> placeIn(Path file) {
        Optional<SourceLocation> place = Optional.empty();
        for (String line : output.lines().toList()) {
            Matcher frame = FRAME.matcher(line);
            if (frame.find() && frame.group(1).equals(file.toString())) {
                place = Optional.of(SourceLocation.at(file, Integer.parseInt(frame.group(2))));
            }
        }
        return place;
    }

    /** Returns the place of the error where it is a file of the project that cannot be read as Python. */
    public Optional<String> placeOfSyntaxError() {
        String text = text();
        Matcher frame = FRAME.matcher("  " + text);
        return IN_SOURCE.matcher(text).find() && frame.find()
                ? Optional.of(frame.group(1) + ":" + frame.group(2))
                : Optional.empty();
    }
}

package dev.lockstep.adapter.command;

import dev.lockstep.migration.SourceLocation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Python program said before it gave up.
 *
 * @param output all that it wrote
 */
public record PythonWords(String output) {

    private static final String TRACEBACK = "Traceback (most recent call last):";
    private static final Pattern FRAME = Pattern.compile("^  File \"(.+?)\", line (\\d+)");

    /** Returns the error itself, without the calls that led to it; everything if there is no traceback. */
    public String text() {
        List<String> lines = output.lines().toList();
        int last = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (FRAME.matcher(lines.get(i)).find()) {
                last = i;
            }
        }
        if (last < 0 || !output.contains(TRACEBACK)) {
            return output;
        }
        int message = last + 1;
        while (message < lines.size() && lines.get(message).startsWith("    ")) {
            message++;
        }
        String error = String.join("\n", lines.subList(message, lines.size())).strip();
        // A syntax error's place is part of what it says.
        return error.startsWith("SyntaxError") || error.startsWith("IndentationError") || error.startsWith("TabError")
                ? String.join("\n", lines.subList(last, lines.size())).strip()
                : error;
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
        return text.contains("SyntaxError") || text.contains("IndentationError") || text.contains("TabError")
                ? Optional.of(frame).filter(Matcher::find).map(found -> found.group(1) + ":" + found.group(2))
                : Optional.empty();
    }
}

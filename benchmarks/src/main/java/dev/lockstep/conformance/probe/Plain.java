package dev.lockstep.conformance.probe;

import dev.lockstep.conformance.idiom.Library;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Texts without what differs from run to run, in one line. */
final class Plain {

    private static final int LONGEST = 220;
    private static final Pattern COLOURS = Pattern.compile("\\x1b\\[[0-9;?]*[A-Za-z]");
    private static final Pattern TELLING = Pattern.compile(
            "(?i).*(error|fail|exception|mismatch|dirty|lock|conflict|missing|refus|corrupt|multiple head|not applied|no change|P3\\d{3}).*");
    private static final Pattern NOISE = Pattern.compile(
            "(?i).*(traceback|^\\s+at |^\\s*file \"|WARNING: A |deprecat|^\\s*\\^|Loaded Prisma|No JTA platform|^\\w{3} \\d+, \\d{4} |Database (JDBC|driver|dialect|version)|Autocommit mode|Isolation level|imum pool size|Default (catalog|schema)|Fetch size|^\\s*raise |^\\s*return ).*");

    /** A line that says nothing without the next one. */
    private static final Pattern CODE = Pattern.compile("Error: P\\d{4}");

    private Plain() {}

    static List<String> lines(List<String> lines) {
        return lines.stream().map(Plain::text).toList();
    }

    /** Returns the text in one line, with words instead of versions, paths, ports and times. */
    static String text(String text) {
        String plain = COLOURS.matcher(text)
                .replaceAll("")
                .replaceAll("202601010000(\\d\\d)_+m\\1", "m$1")
                .replaceAll("202601010000(\\d\\d)", "m$1")
                .replaceAll("\\b00(\\d\\d)_m\\1", "m$1")
                .replaceAll("(file://)?/[^\\s\"']*/project\\d+", "…")
                .replaceAll("127\\.0\\.0\\.1:\\d+", "the server")
                .replaceAll("lockstep_(?!sql_history|hibernate_history)\\w+", "db")
                .replaceAll("\\d{4}[-/]\\d\\d[-/]\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z?", "…")
                .replaceAll("\\d+(\\.\\d+)?\\s?(µs|ms|s)\\b", "…")
                .replaceAll("-{5,}|\\[.\\] (applying migrations\\.\\.\\.)?", "")
                .replaceAll("\\s+", " ")
                .strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }

    /** Returns the line that says what went wrong, or else the last one. */
    static String tellingLine(String output) {
        List<String> lines = COLOURS.matcher(output)
                .replaceAll("")
                .lines()
                .map(Plain::text)
                .filter(line -> !line.isBlank() && !NOISE.matcher(line).matches())
                .toList();
        Optional<String> telling = lines.stream()
                .filter(line -> line.startsWith(Library.SAID))
                .findFirst()
                .or(() -> lines.stream()
                        .filter(line -> TELLING.matcher(line).matches())
                        .findFirst());
        Optional<String> code = telling.filter(line -> CODE.matcher(line).matches());
        if (code.isPresent()) {
            int next = lines.indexOf(code.get()) + 1;
            return code.get() + (next < lines.size() ? ", " + lines.get(next) : "");
        }
        return telling.orElseGet(() -> lines.isEmpty() ? "" : lines.get(lines.size() - 1))
                .replace(Library.SAID, "");
    }
}

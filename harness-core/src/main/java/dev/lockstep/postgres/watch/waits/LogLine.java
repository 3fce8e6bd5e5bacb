package dev.lockstep.postgres.watch.waits;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the log as the prefix of the embedded server begins it: {@code %m [%p] %b/%P/%d/%a:}.
 *
 * @param millis when, by the machine's clock, cut to milliseconds since 1970
 * @param pid which of the server's processes said it
 * @param backend what kind of process that is: {@code client backend}
 * @param leader the process for which it works in parallel; 0 if it works for itself
 * @param database which database it is in; empty for the server's own processes
 * @param application what its session calls itself just now
 * @param label what follows the prefix: a severity, or {@code DETAIL}, {@code CONTEXT} …
 * @param text the rest
 */
record LogLine(
        long millis,
        int pid,
        String backend,
        int leader,
        String database,
        String application,
        String label,
        String text) {

    private static final Pattern FORM = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}) UTC \\[(\\d+)] ([^/]*)/(\\d*)/([^/]*)/(.*?): ([A-Z]+\\d?):  (.*)",
            Pattern.DOTALL);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    /** Returns the line; nothing if it is none of ours, such as the rest of a longer message. */
    static Optional<LogLine> parse(String line) {
        Matcher parts = FORM.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(new LogLine(
                LocalDateTime.parse(parts.group(1), TIME)
                        .toInstant(ZoneOffset.UTC)
                        .toEpochMilli(),
                Integer.parseInt(parts.group(2)),
                parts.group(3),
                parts.group(4).isEmpty() ? 0 : Integer.parseInt(parts.group(4)),
                parts.group(5),
                parts.group(6),
                parts.group(7),
                parts.group(8)));
    }

    /** Returns on whose behalf the process works: itself, or the leader of the parallel workers that it belongs to. */
    int owner() {
        return leader == 0 ? pid : leader;
    }

    /** Returns whether it says something new, and does not add to what was said before. */
    boolean begins() {
        return switch (label) {
            case "DETAIL", "HINT", "QUERY", "CONTEXT", "LOCATION", "BACKTRACE", "STATEMENT" -> false;
            default -> true;
        };
    }
}

package dev.lockstep.postgres.watch.waits;

import dev.lockstep.postgres.watch.waits.LogEvent.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Understands what the server says.
 *
 * <p>Source: the texts in {@code ProcSleep} and {@code DescribeLockTag}, the same from 14 to 18; the tests prove them on real servers.
 */
final class LogEventParser {

    private static final Pattern WAIT = Pattern.compile(
            "process (\\d+) (still waiting for|acquired|failed to acquire|avoided deadlock for|detected deadlock while waiting for)"
                    + " (\\w+) on (.*?)(?: by rearranging queue order)? after (\\d+)\\.(\\d{3}) ms");
    private static final Pattern HOLDERS = Pattern.compile("Process(?:es)? holding the lock: ([\\d, ]*)\\.");
    private static final Pattern QUEUE = Pattern.compile("Wait queue: ([\\d, ]*)\\.");
    private static final Pattern TEMPORARY_FILE = Pattern.compile("temporary file: path \"[^\"]*\", size (\\d+)");
    private static final Pattern LOGIN = Pattern.compile(
            "connection authorized: user=(.*?) database=(.*?)(?: application_name=(.*?))?(?: SSL enabled.*)?(?: GSS \\(.*)?");
    private static final Pattern POSITION = Pattern.compile(" at character \\d+$");

    /** Returns what {@code entry} tells; nothing if that is of no interest. */
    Optional<LogEvent> parse(LogEntry entry) {
        LogLine line = entry.line();
        return switch (line.label()) {
            case "LOG" -> said(entry);
            case "ERROR" -> Optional.of(new LogEvent.Failure(line.pid(), line.label(), withoutPosition(line)));
            case "FATAL", "PANIC" -> Optional.of(ended(line));
            case "WARNING" -> endsAll(line.text()) ? Optional.of(ended(line)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<LogEvent> said(LogEntry entry) {
        LogLine line = entry.line();
        String message = withoutPosition(line);
        Matcher wait = WAIT.matcher(message);
        if (wait.matches()) {
            return Optional.of(wait(entry, wait));
        }
        Matcher file = TEMPORARY_FILE.matcher(message);
        if (file.matches()) {
            return Optional.of(new LogEvent.TemporaryFile(line.owner(), Long.parseLong(file.group(1))));
        }
        Matcher login = LOGIN.matcher(message);
        if (login.matches()) {
            return Optional.of(new LogEvent.LoggedIn(
                    line.pid(),
                    login.group(1),
                    login.group(2),
                    Optional.ofNullable(login.group(3)).orElse("")));
        }
        if (message.startsWith("disconnection: ")) {
            return Optional.of(new LogEvent.LoggedOut(line.pid()));
        }
        return endsAll(message) ? Optional.of(ended(line)) : Optional.empty();
    }

    private static LogEvent wait(LogEntry entry, Matcher wait) {
        String detail = entry.addition("DETAIL");
        Stage stage =
                switch (wait.group(2)) {
                    case "acquired" -> Stage.ACQUIRED;
                    case "still waiting for", "avoided deadlock for" -> Stage.WAITING;
                    default -> Stage.FAILED;
                };
        return new LogEvent.Wait(
                Integer.parseInt(wait.group(1)),
                entry.line().owner(),
                wait.group(3),
                LockTag.described(wait.group(4)),
                Long.parseLong(wait.group(5)) * 1_000 + Long.parseLong(wait.group(6)),
                stage,
                pids(HOLDERS.matcher(detail)),
                pids(QUEUE.matcher(detail)),
                entry.addition("CONTEXT"));
    }

    private static LogEvent ended(LogLine line) {
        return endsAll(line.text())
                ? new LogEvent.ServerEnds(line.pid(), line.text())
                : new LogEvent.Failure(line.pid(), line.label(), withoutPosition(line));
    }

    /** The postmaster's words when the whole server goes down; those of a single session that is ended are others. */
    private static boolean endsAll(String message) {
        return message.startsWith("terminating any other active server processes")
                || message.matches("received (smart|fast|immediate) shutdown request")
                || message.startsWith("terminating connection because of crash of another server process")
                || message.startsWith("terminating connection due to immediate shutdown command")
                || message.startsWith("terminating connection due to unexpected postmaster exit");
    }

    private static String withoutPosition(LogLine line) {
        return POSITION.matcher(line.text()).replaceFirst("");
    }

    private static List<Integer> pids(Matcher list) {
        return list.find() && !list.group(1).isBlank()
                ? Arrays.stream(list.group(1).split(", ")).map(Integer::valueOf).toList()
                : List.of();
    }
}

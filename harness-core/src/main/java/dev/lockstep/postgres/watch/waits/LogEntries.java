package dev.lockstep.postgres.watch.waits;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Puts lines together that the server wrote as one. */
final class LogEntries {

    private Optional<Begun> begun = Optional.empty();
    private final Map<String, String> additions = new LinkedHashMap<>();

    private record Begun(LogLine line, NanoBounds at) {}

    /** Dates a line by the milliseconds that it shows. */
    @FunctionalInterface
    interface Dating {
        NanoBounds of(long millis);
    }

    /** Takes the next line and returns the entry that is complete because of it. */
    Optional<LogEntry> take(String line, Dating dating) {
        // A tab begins the further lines of one text. Nothing that is looked for has any.
        Optional<LogLine> parsed = line.startsWith("\t") ? Optional.empty() : LogLine.parse(line);
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        LogLine known = parsed.get();
        if (known.begins()) {
            Optional<LogEntry> complete = complete();
            begun = Optional.of(new Begun(known, dating.of(known.millis())));
            return complete;
        }
        if (begun.isPresent() && begun.get().line().pid() == known.pid()) {
            additions.put(known.label(), known.text());
        }
        return Optional.empty();
    }

    /** Returns the entry that was begun last, to which nothing will be added any more. */
    Optional<LogEntry> complete() {
        Optional<LogEntry> complete = begun.map(entry -> new LogEntry(entry.at(), entry.line(), additions));
        begun = Optional.empty();
        additions.clear();
        return complete;
    }
}

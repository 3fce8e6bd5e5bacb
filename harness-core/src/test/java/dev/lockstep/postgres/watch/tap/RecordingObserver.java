package dev.lockstep.postgres.watch.tap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Writes down what it is told, one line per call, and asks {@link #QUESTION} at each look. */
final class RecordingObserver implements TapObserver {

    static final String QUESTION = "SELECT pg_backend_pid()";

    private final Predicate<String> looks;
    private final ConcurrentHashMap<Integer, List<String>> lines = new ConcurrentHashMap<>();

    private final ConcurrentHashMap<String, Integer> applications = new ConcurrentHashMap<>();

    private RecordingObserver(Predicate<String> looks) {
        this.looks = looks;
    }

    static RecordingObserver lookingAtNothing() {
        return new RecordingObserver(sql -> false);
    }

    static RecordingObserver lookingAtAll() {
        return new RecordingObserver(sql -> true);
    }

    /** Returns the number of the session that called itself so when it logged in. */
    int sessionCalled(String application) {
        return applications.getOrDefault(application, 0);
    }

    List<String> of(int session) {
        List<String> seen = lines.getOrDefault(session, List.of());
        synchronized (seen) {
            return List.copyOf(seen);
        }
    }

    private void write(TapSession session, String line) {
        List<String> seen = lines.computeIfAbsent(session.number(), number -> new ArrayList<>());
        synchronized (seen) {
            seen.add(line);
        }
    }

    @Override
    public void opened(TapSession session) {
        applications.put(session.application(), session.number());
        write(session, "opened");
    }

    @Override
    public boolean wantsLook(TapSession session, String sql) {
        return looks.test(sql);
    }

    @Override
    public void sending(TapSession session, TapStatement statement) {
        write(session, "sending " + statement.sql() + " " + statement.block());
    }

    @Override
    public void standsStill(TapSession session, TapStatement statement, InsideQuery inside) {
        Optional<List<List<String>>> answer = inside.ask(QUESTION);
        String said = answer.map(rows -> rows.equals(List.of(List.of(Integer.toString(session.pid())))))
                .map(right -> right ? " asked" : " wrong")
                .orElse("");
        write(session, "look" + said);
    }

    @Override
    public void answered(TapSession session, TapStatement statement, TapAnswer answer) {
        write(session, "answered " + answer.command() + answer.error());
    }

    @Override
    public void ending(TapSession session, long nanos) {
        write(session, "ending");
    }

    @Override
    public void ready(TapSession session, char status, long nanos) {
        write(session, "ready " + status);
    }

    @Override
    public void closed(TapSession session, long nanos) {
        write(session, "closed");
    }
}

package dev.lockstep.postgres.watch.traffic;

import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.lock.Party;
import dev.lockstep.postgres.ServerError;
import dev.lockstep.spi.Database;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session with a request that it makes again and again. It is kept from step to step, and opened again when the server has
 * ended it. For one thread at a time but {@link #cancel} and {@link #close}.
 */
final class AskingSession implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AskingSession.class);
    static final String APPLICATION_NAME = "lockstep traffic";
    private static final String CONNECTION_TROUBLE = "08";
    private static final Set<String> ENDED = Set.of(ServerError.ADMIN_SHUTDOWN, "57P02", "57P05");

    private final Database database;
    private final Roster roster;
    private volatile Optional<Opened> opened = Optional.empty();

    AskingSession(Database database, Roster roster) {
        this.database = database;
        this.roster = roster;
    }

    private record Opened(TrafficSession session, Requests requests, Requests.Requester requester) {}

    /**
     * Makes ready to make such requests, and makes one where it is not sure that it can be made, so that the first that counts
     * finds everything in place.
     *
     * @throws Exception if it is refused
     */
    void prepare(Requests wanted) throws Exception {
        if (opened.isPresent() && !opened.get().session().answers()) {
            close();
        }
        boolean same = opened.map(Opened::requests).equals(Optional.of(wanted));
        Opened ready = same ? opened.orElseThrow() : open(wanted);
        roster.add(ready.session().pid(), Party.Role.TRAFFIC, wanted.sessionName());
        if (!same || wanted.kind() == TrafficSeen.Kind.USER) {
            attempt(ready);
        }
    }

    private static void attempt(Opened ready) throws Exception {
        ready.session().set("statement_timeout", "5s");
        try {
            ready.requester().ask(() -> false);
        } finally {
            ready.session().set("statement_timeout", "0");
        }
    }

    private Opened open(Requests wanted) throws SQLException {
        if (wanted.kind() == TrafficSeen.Kind.USER
                || opened.filter(before -> before.requests().kind() == TrafficSeen.Kind.USER)
                        .isPresent()) {
            // What the user's own code did with its session is no business of other requests.
            close();
        }
        TrafficSession session =
                opened.map(Opened::session).orElseGet(() -> TrafficSession.open(database, APPLICATION_NAME));
        opened = Optional.of(new Opened(session, wanted, patience -> {}));
        if (wanted.kind() != TrafficSeen.Kind.USER) {
            session.isolate();
        }
        Opened ready = new Opened(session, wanted, wanted.over(session.connection()));
        opened = Optional.of(ready);
        return ready;
    }

    /**
     * Makes one request of the kind that was prepared.
     *
     * @throws Exception if it fails
     */
    void ask(Requests wanted, Requests.Patience patience) throws Exception {
        try {
            Opened ready = opened.isPresent() ? opened.get() : open(wanted);
            roster.add(ready.session().pid(), Party.Role.TRAFFIC, wanted.sessionName());
            ready.requester().ask(patience);
        } catch (SQLException e) {
            if (isEnd(e)) {
                close();
            }
            throw e;
        }
    }

    /** Returns whether the session is at its end with this refusal. */
    static boolean isEnd(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith(CONNECTION_TROUBLE) || ENDED.contains(state);
    }

    /** Returns the parameter for the scout's statements. */
    String glanceParameter() {
        return opened.map(ready -> ready.requester().glanceParameter()).orElse("");
    }

    /** Returns whether what the scout saw means that the request would not have to wait. */
    boolean isFree(String seen) {
        return opened.filter(ready -> ready.requester().isFree(seen)).isPresent();
    }

    /** Returns whether this is the session with that server process. */
    boolean is(int pid) {
        return opened.filter(ready -> ready.session().pid() == pid).isPresent();
    }

    /** Asks the server to give up whatever this session waits for. */
    void cancel() {
        opened.ifPresent(ready -> {
            try {
                ready.session().cancel();
            } catch (SQLException e) {
                log.debug("a request of the traffic cannot be cancelled", e);
            }
        });
    }

    /** Leaves the session to itself; it is ended on the server too, where it may still wait. */
    void abandon() {
        opened.ifPresent(ready -> ready.session().end(database));
        opened = Optional.empty();
    }

    @Override
    public void close() {
        opened.ifPresent(ready -> ready.session().close());
        opened = Optional.empty();
    }
}

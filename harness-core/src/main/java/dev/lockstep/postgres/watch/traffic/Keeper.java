package dev.lockstep.postgres.watch.traffic;

import dev.lockstep.lock.Party;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The session with which the traffic looks round in the database; opened when it is needed and when it was ended. */
final class Keeper implements AutoCloseable {

    private final Database database;
    private final Roster roster;
    private Optional<TrafficSession> session = Optional.empty();

    Keeper(Database database, Roster roster) {
        this.database = database;
        this.roster = roster;
    }

    /** What is asked over the session. */
    @FunctionalInterface
    interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    /**
     * Asks the server, once more if the session was ended meanwhile.
     *
     * @throws LockstepException if it does not answer
     */
    synchronized <T> T ask(Question<T> question) {
        try {
            return ask(question, session.isPresent() ? session.get() : open());
        } catch (SQLException ended) {
            close();
        }
        try {
            return ask(question, open());
        } catch (SQLException e) {
            throw new LockstepException(
                    Problem.what("the traffic cannot look into the database")
                            .where(database.address())
                            .said(String.valueOf(e.getMessage())),
                    e);
        }
    }

    private <T> T ask(Question<T> question, TrafficSession to) throws SQLException {
        T answer = question.ask(to.connection());
        roster.add(to.pid(), Party.Role.HARNESS, "the harness");
        return answer;
    }

    private TrafficSession open() {
        TrafficSession opened = TrafficSession.open(database, "lockstep");
        session = Optional.of(opened);
        return opened;
    }

    @Override
    public synchronized void close() {
        session.ifPresent(TrafficSession::close);
        session = Optional.empty();
    }
}

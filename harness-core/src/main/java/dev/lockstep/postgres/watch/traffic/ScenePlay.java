package dev.lockstep.postgres.watch.traffic;

import dev.lockstep.lock.Party;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.Scene;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session that is in the way: what it holds, it holds until it is closed.
 *
 * @param scene what it plays
 * @param session who plays it
 * @param told what it did, for people
 */
record ScenePlay(Scene scene, TrafficSession session, String told) implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ScenePlay.class);

    /** Opens the session and lets it do what it is to hold. */
    static ScenePlay begin(Scene scene, List<ObjectName> tables, Database database, Roster roster) {
        TrafficSession session = TrafficSession.open(database, "lockstep " + scene);
        roster.add(session.pid(), Party.Role.SCENE, words(scene));
        try {
            session.set("statement_timeout", "5s");
            session.execute(
                    scene == Scene.LONG_READER
                            ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
                            : "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE");
            for (ObjectName table : tables) {
                session.execute(scene == Scene.LONG_READER ? read(table) : write(table));
            }
            return new ScenePlay(scene, session, words(scene) + " on " + names(tables));
        } catch (SQLException e) {
            session.close();
            return new ScenePlay(scene, session, words(scene) + " could not be played: " + e.getMessage());
        }
    }

    private static String read(ObjectName table) {
        return "SELECT 1 FROM ONLY " + table.quoted() + " LIMIT 1";
    }

    /**
     * Takes what a write takes, without the write, which could fire triggers. Not the first row: that one is the traffic's, which
     * is to wait for the migration only.
     */
    private static String write(ObjectName table) {
        return "LOCK TABLE ONLY " + table.quoted() + " IN ROW EXCLUSIVE MODE; SELECT 1 FROM ONLY " + table.quoted()
                + " WHERE ctid = (SELECT ctid FROM ONLY " + table.quoted() + " OFFSET 1 LIMIT 1) FOR UPDATE";
    }

    static String words(Scene scene) {
        return scene == Scene.LONG_READER ? "a long reader" : "a session idle in its transaction";
    }

    private static String names(List<ObjectName> tables) {
        return tables.isEmpty()
                ? "no table"
                : tables.stream().map(ObjectName::toString).collect(Collectors.joining(", "));
    }

    /** Returns only when nothing is held any more. */
    @Override
    public void close() {
        try {
            session.execute("ROLLBACK");
        } catch (SQLException e) {
            log.debug("{} was gone already", words(scene), e);
        }
        session.close();
    }
}

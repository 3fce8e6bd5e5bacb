package dev.lockstep.postgres.watch.effects;

import dev.lockstep.journal.Effects;
import dev.lockstep.postgres.watch.tap.InsideQuery;
import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A session whose statements are looked at as the tap would, over plain JDBC: in transaction blocks only. */
final class LookedAtSession implements AutoCloseable {

    private final Connection side;
    private final Connection tool;
    private final int pid;
    private final EffectsReader reader;
    private final List<String> questions = new ArrayList<>();

    LookedAtSession(Database database) {
        this.side = database.connect();
        this.tool = database.connect();
        this.reader = new EffectsReader(side, new RelationsReader(side).readWithRows());
        this.pid =
                Integer.parseInt(query(tool, "SELECT pg_backend_pid()").get(0).get(0));
    }

    Effects effects(String sql) {
        return look(sql).effects();
    }

    /** Runs one statement, in a transaction block that it opens if there is none, and looks. */
    StatementEffects look(String sql) {
        begin();
        InsideQuery inside = this::ask;
        reader.sending(1);
        execute(sql);
        return reader.look(1, sql, locked(), inside, Optional.empty());
    }

    /** Runs a statement that nobody looks at. */
    Effects presumed(String sql) {
        begin();
        try (Statement statement = tool.createStatement()) {
            statement.execute(sql);
            return reader.presume(1, sql, "COMMAND " + statement.getUpdateCount());
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Runs a statement that makes transactions of its own. */
    Effects afterwards(String sql) {
        reader.sending(1);
        try {
            tool.setAutoCommit(true);
            execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Effects effects = reader.afterwards(1);
        reader.atRest(1, this::ask);
        return effects;
    }

    /** Runs a statement that makes transactions of its own and fails. */
    Effects afterwardsFailing(String sql) {
        reader.sending(1);
        try (Statement statement = tool.createStatement()) {
            tool.setAutoCommit(true);
            statement.execute(sql);
            throw new AssertionError("did not fail: " + sql);
        } catch (SQLException expected) {
            return reader.afterwards(1);
        }
    }

    void commit() {
        end("COMMIT");
    }

    void rollback() {
        end("ROLLBACK");
    }

    /** Returns the questions that were asked within the session. */
    List<String> questions() {
        return questions;
    }

    private void begin() {
        try {
            tool.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void end(String sql) {
        execute(sql);
        reader.ended(1);
    }

    private Optional<List<List<String>>> ask(String sql) {
        questions.add(sql);
        return Optional.of(query(tool, sql));
    }

    private void execute(String sql) {
        try (Statement statement = tool.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private List<Long> locked() {
        try (PreparedStatement statement = side.prepareStatement(
                "SELECT DISTINCT relation FROM pg_locks WHERE locktype = 'relation' AND granted AND pid = ?")) {
            statement.setInt(1, pid);
            try (ResultSet row = statement.executeQuery()) {
                List<Long> locked = new ArrayList<>();
                while (row.next()) {
                    locked.add(row.getLong(1));
                }
                return locked;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<List<String>> query(Connection connection, String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    String value = row.getString(column);
                    values.add(value == null ? "" : value);
                }
                rows.add(values);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        try {
            tool.close();
            side.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

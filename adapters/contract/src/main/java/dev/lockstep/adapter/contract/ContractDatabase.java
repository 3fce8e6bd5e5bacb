package dev.lockstep.adapter.contract;

import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the laws look at in the database that a tool worked on, each time on a session of its own. */
public final class ContractDatabase {

    private static final String USER_SCHEMAS =
            "n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'probe')";

    private final Database database;

    public ContractDatabase(Database database) {
        this.database = database;
    }

    /** Returns every table, view and sequence outside the server's own schemas. */
    public Set<ObjectName> relations() {
        Set<ObjectName> relations = new TreeSet<>();
        for (List<String> row :
                rows("SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE c.relkind IN ('r', 'v', 'm', 'S', 'f', 'p') AND " + USER_SCHEMAS)) {
            relations.add(new ObjectName(row.get(0), row.get(1)));
        }
        return relations;
    }

    /** Returns one line per schema, column, constraint and valid index that is not about {@code leftOut}. */
    public List<String> picture(Set<ObjectName> leftOut) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows(
                """
                SELECT n.nspname, c.relname, a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                       || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
                FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'v', 'm', 'f', 'p') AND %1$s
                UNION ALL
                SELECT n.nspname, c.relname, pg_get_constraintdef(k.oid)
                FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE %1$s
                UNION ALL
                SELECT n.nspname, c.relname, pg_get_indexdef(i.indexrelid) || CASE WHEN i.indisvalid THEN '' ELSE ' invalid' END
                FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE %1$s
                UNION ALL
                SELECT n.nspname, '', 'schema' FROM pg_namespace n WHERE %1$s
                ORDER BY 1, 2, 3
                """
                        .formatted(USER_SCHEMAS))) {
            if (row.get(1).isEmpty() || !leftOut.contains(new ObjectName(row.get(0), row.get(1)))) {
                lines.add(String.join(" ", row));
            }
        }
        return lines;
    }

    /** Returns what the other client sessions in the database last ran, waiting a little for those that are just leaving. */
    public List<String> sessionsLeftOpen() {
        String others = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
                + " AND backend_type = 'client backend'";
        // A client is gone before its backend is: the server is given five seconds to notice. Both statements go over
        // one
        // connection, or the first would count as left open for the second.
        String await = "DO $$ BEGIN FOR i IN 1..250 LOOP PERFORM pg_stat_clear_snapshot();"
                + " EXIT WHEN NOT EXISTS (SELECT " + others + "); PERFORM pg_sleep(0.02); END LOOP; END $$;";
        return column(await + " SELECT coalesce(application_name, '') || ': ' || coalesce(query, '') " + others);
    }

    /**
     * Returns once there is another session in the database of which {@code condition} holds.
     *
     * @param condition on the columns of {@code pg_stat_activity}, for instance {@code wait_event = 'PgSleep'}
     */
    public void await(String condition) {
        execute("DO $$ BEGIN FOR i IN 1..1500 LOOP PERFORM pg_stat_clear_snapshot();"
                + " IF EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
                + " AND (" + condition + ")) THEN RETURN; END IF; PERFORM pg_sleep(0.02); END LOOP;"
                + " RAISE 'no such session after 30 seconds'; END $$");
    }

    /** Ends every other session in the database, as the harness does at a deadline. */
    public void endOtherSessions() {
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }

    /** Notes from now on, in schema {@code probe}, which session ran each DDL command. */
    public void noteSessions() {
        execute("CREATE SCHEMA probe; CREATE TABLE probe.session (n serial, pid int, started timestamptz);"
                + " CREATE FUNCTION probe.note() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER AS"
                + " $$ BEGIN INSERT INTO probe.session (pid, started) SELECT pid, backend_start FROM pg_stat_activity"
                + " WHERE pid = pg_backend_pid(); END $$;"
                + " CREATE EVENT TRIGGER probe_note ON ddl_command_end EXECUTE FUNCTION probe.note()");
    }

    /** Returns the sessions noted since the last call. */
    public Set<String> notedSessions() {
        Set<String> sessions = new TreeSet<>(column("SELECT DISTINCT pid || ' ' || started FROM probe.session"));
        execute("DELETE FROM probe.session");
        return sessions;
    }

    /** Returns the first column of what {@code query} returns. */
    public List<String> column(String query) {
        return rows(query).stream().map(row -> row.get(0)).toList();
    }

    /** Runs {@code sql}. */
    public void execute(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private List<List<String>> rows(String query) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            List<List<String>> rows = new ArrayList<>();
            // Statements that return no rows may stand before the query.
            boolean hasRows = statement.execute(query);
            while (!hasRows && statement.getUpdateCount() != -1) {
                hasRows = statement.getMoreResults();
            }
            ResultSet result = statement.getResultSet();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}

package dev.lockstep.postgres.rows;

import dev.lockstep.journal.InsertableRow.Cell;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads single rows of a database that nobody changes meanwhile. */
public final class RowSource implements AutoCloseable {

    // Texts must be read alike whatever the settings of the session are that they are pasted into.
    private static final String SETTINGS =
            """
            SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres'; SET bytea_output = 'hex';
            SET extra_float_digits = 1; SET xmloption = 'content'; SET row_security = off; SET statement_timeout = '10s'""";

    private final Database database;
    private final Connection connection;
    private final Map<ObjectName, TableShape> shapes;
    private final BinaryOperator<String> edge;

    private RowSource(
            Database database, Connection connection, Map<ObjectName, TableShape> shapes, BinaryOperator<String> edge) {
        this.database = database;
        this.connection = connection;
        this.shapes = shapes;
        this.edge = edge;
    }

    /**
     * Opens a session that stays open until {@link #close}.
     *
     * @param leftOut tables that are not read
     * @param edge names the edge case that a value is, from its type and its text; an empty name for none
     */
    public static RowSource open(Database database, Set<ObjectName> leftOut, BinaryOperator<String> edge) {
        Connection connection = database.connect();
        try {
            try (Statement statement = connection.createStatement()) {
                statement.execute(SETTINGS);
            }
            return new RowSource(database, connection, TableShapeReader.read(connection, leftOut), edge);
        } catch (SQLException refused) {
            try {
                connection.close();
            } catch (SQLException broken) {
                refused.addSuppressed(broken);
            }
            throw lost(database, refused);
        }
    }

    /** Returns the shapes of all tables, by name. */
    public Map<ObjectName, TableShape> shapes() {
        return Map.copyOf(shapes);
    }

    /** Returns the first rows of a table, those that were written first before others. */
    public List<SourceRow> first(TableShape table, int most) {
        try {
            return read(table, "true", most);
        } catch (SQLException refused) {
            throw lost(database, refused);
        }
    }

    /**
     * Returns the first rows for which {@code condition} holds; none if the table has no such columns or the condition cannot be
     * asked there.
     */
    public List<SourceRow> where(TableShape table, String condition, int most) {
        try {
            return read(table, condition, most);
        } catch (SQLException unanswerable) {
            // A condition that was guessed from an error's words need not fit every table.
            return List.of();
        }
    }

    /** Returns the row that {@code row} refers to by {@code link}; nothing if it refers to none or there is none. */
    public Optional<SourceRow> parent(SourceRow row, TableShape.Link link) {
        TableShape target = shapes.get(link.target());
        if (target == null) {
            return Optional.empty();
        }
        List<String> equal = new ArrayList<>();
        for (int i = 0; i < link.columns().size(); i++) {
            Optional<String> literal = row.literal(link.columns().get(i));
            if (literal.isEmpty() || literal.get().equals("NULL")) {
                return Optional.empty();
            }
            equal.add(ObjectName.quote(link.keys().get(i)) + " = " + literal.get());
        }
        return where(target, String.join(" AND ", equal), 1).stream().findFirst();
    }

    private List<SourceRow> read(TableShape table, String condition, int most) throws SQLException {
        String columns = table.columns().stream()
                .map(column -> ", own." + ObjectName.quote(column.name()) + "::text")
                .collect(Collectors.joining());
        String sql = "SELECT own.tableoid || ' ' || own.ctid" + columns + " FROM "
                + table.name().quoted() + " AS own WHERE " + condition + " LIMIT " + most;
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<SourceRow> rows = new ArrayList<>();
            while (result.next()) {
                List<Cell> cells = new ArrayList<>();
                for (int i = 0; i < table.columns().size(); i++) {
                    cells.add(cell(table.columns().get(i), result.getString(i + 2)));
                }
                rows.add(new SourceRow(table.name(), result.getString(1), cells));
            }
            return rows;
        }
    }

    private Cell cell(TableShape.Column column, @Nullable String text) {
        return new Cell(
                column.name(),
                column.writing(),
                SqlLiteral.of(column.type(), text),
                text == null ? "" : edge.apply(column.type(), text));
    }

    private static LockstepException lost(Database database, SQLException refused) {
        return new LockstepException(
                Problem.what("the rows of a failed migration cannot be read")
                        .where(database.address())
                        .said(String.valueOf(refused.getMessage())),
                refused);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            throw lost(database, gone);
        }
    }
}

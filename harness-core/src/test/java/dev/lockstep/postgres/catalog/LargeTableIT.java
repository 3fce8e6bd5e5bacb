package dev.lockstep.postgres.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.data.ColumnChange;
import dev.lockstep.data.DataDiff;
import dev.lockstep.data.DataState;
import dev.lockstep.data.RowSpace;
import dev.lockstep.data.TableDiff;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.schema.ObjectName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A table that the server reads with several workers and that is put aside in a file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeTableIT {

    private static final ObjectName LEDGER = ObjectName.inPublic("ledger");
    private static final int ROWS = 120_000;

    @TempDir
    private Path folder = Path.of("");

    private final EmbeddedServer server = EmbeddedServer.start(18);
    private final ScratchDatabase database = ScratchDatabase.on(server);

    @BeforeAll
    void fill() {
        database.run(
                "CREATE TABLE ledger (id bigint PRIMARY KEY, amount numeric(12, 2), note text, a int DEFAULT 1,"
                        + " b int DEFAULT 2, c int DEFAULT 3, d int DEFAULT 4, e int DEFAULT 5, f int DEFAULT 6)",
                "INSERT INTO ledger SELECT i, i / 100.0, 'a note that is long enough for a table of many pages, number '"
                        + " || i FROM generate_series(1, " + ROWS + ") i",
                "VACUUM ANALYZE ledger");
    }

    @AfterAll
    void stop() {
        database.close();
        server.close();
    }

    private DataState spilled() {
        return read(new FingerprintReader(() -> RowSpace.in(folder, 0)));
    }

    private DataState read(FingerprintReader reader) {
        try (Connection connection = database.database().connect();
                CaptureTransaction transaction = CaptureTransaction.begin(connection)) {
            return reader.read(connection, Set.of());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String plan() throws SQLException {
        try (Connection connection = database.database().connect();
                CaptureTransaction transaction = CaptureTransaction.begin(connection);
                Statement statement = connection.createStatement()) {
            TableLayout layout = TableLayoutReader.read(connection, Set.of()).get(0);
            try (ResultSet line = statement.executeQuery("EXPLAIN " + layout.query())) {
                line.next();
                return line.getString(1);
            }
        }
    }

    @Test
    void is_the_same_in_a_file_and_on_the_heap_with_workers_and_without() throws SQLException {
        DataState spilled = spilled();
        assertThat(plan()).contains("Gather Merge");
        database.run("ALTER DATABASE " + database.database().address().database()
                + " SET max_parallel_workers_per_gather = 0");
        assertThat(plan()).doesNotContain("Gather Merge");

        DataState alone = read(new FingerprintReader());

        assertThat(alone.tables().values()).singleElement().satisfies(table -> assertThat(table.key(ROWS - 1))
                .isEqualTo("(id=" + ROWS + ")"));
        assertThat(DataDiff.between(spilled, alone)).isEqualTo(DataDiff.none());
        assertThat(DataDiff.between(alone, spilled)).isEqualTo(DataDiff.none());
        database.run("ALTER DATABASE " + database.database().address().database()
                + " RESET max_parallel_workers_per_gather");
    }

    @Test
    void tells_a_lost_row_a_changed_value_and_two_that_were_swapped() {
        DataState before = spilled();
        database.run(
                "CREATE TABLE kept AS TABLE ledger",
                "DELETE FROM ledger WHERE id = 77777",
                "UPDATE ledger SET amount = 0 WHERE id = 99999",
                "UPDATE ledger l SET note = o.note FROM ledger o WHERE l.id IN (5, 100000) AND o.id = 100005 - l.id");

        DataDiff diff = DataDiff.between(before, spilled());

        assertThat(diff.tables())
                .containsExactly(new TableDiff(
                        LEDGER,
                        ROWS,
                        1,
                        "(id=77777)",
                        0,
                        "",
                        List.of(
                                new ColumnChange("amount", 1, 0, "(id=99999)"),
                                new ColumnChange("note", 2, 0, "(id=5)"))));
        database.run(
                "TRUNCATE ledger",
                "INSERT INTO ledger SELECT * FROM kept ORDER BY id",
                "DROP TABLE kept",
                "VACUUM ANALYZE ledger");
    }

    @Test
    void a_table_for_which_there_is_no_room_is_told_and_the_session_goes_on() throws Exception {
        Path notAFolder = Files.createFile(folder.resolve("file"));
        FingerprintReader reader = new FingerprintReader(() -> RowSpace.in(notAFolder, 0));
        try (Connection connection = database.database().connect()) {
            try (CaptureTransaction transaction = CaptureTransaction.begin(connection)) {
                assertThatThrownBy(() -> reader.read(connection, Set.of()))
                        .isInstanceOf(LockstepException.class)
                        .hasMessageContaining("the rows of a state cannot be kept in a temporary file");
            }
            assertThat(connection.isValid(1)).isTrue();
        }
    }
}

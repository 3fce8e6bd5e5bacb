package dev.lockstep.benchmark;

import dev.lockstep.fixture.bulk.BulkLane;
import dev.lockstep.fixture.bulk.BulkWriter;
import dev.lockstep.fixture.catalog.ForeignKey;
import dev.lockstep.fixture.catalog.SchemaReader;
import dev.lockstep.fixture.catalog.TableModel;
import dev.lockstep.fixture.generate.Dictionaries;
import dev.lockstep.fixture.generate.EdgeCatalogue;
import dev.lockstep.fixture.generate.SourceFactory;
import dev.lockstep.fixture.row.ParentPool;
import dev.lockstep.fixture.row.Reference;
import dev.lockstep.fixture.row.TablePlan;
import dev.lockstep.fixture.row.TablePlanner;
import dev.lockstep.fixture.shape.Shapes;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.LoadRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * A table of ten columns of the usual kinds that refers to one of 200 rows. Its keys are known when it is planned and put aside
 * when it is filled, so that writing rows is all that costs.
 */
final class LoadTable {

    static final String NAME = "shipment";

    private static final long SEED = 42;
    private static final long CHUNK = 50_000;
    private static final String SCHEMA =
            """
            CREATE TABLE depot (id integer PRIMARY KEY, town text NOT NULL);
            INSERT INTO depot SELECT n, 'town ' || n FROM generate_series(1, 200) AS n;
            CREATE TABLE shipment (
                id bigint PRIMARY KEY,
                token uuid NOT NULL,
                email text NOT NULL,
                contact text NOT NULL,
                remark text NOT NULL,
                amount numeric(12, 2) NOT NULL,
                created_at timestamptz NOT NULL,
                attributes jsonb NOT NULL,
                active boolean NOT NULL,
                depot_id integer NOT NULL REFERENCES depot);
            """;

    private final Sessions sessions;

    LoadTable(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Plans the rows of the table and takes its keys away. */
    TablePlan create(long rows) throws SQLException {
        try (Connection connection = sessions.open();
                Statement statement = connection.createStatement()) {
            statement.execute(SCHEMA);
            connection.setAutoCommit(false);
            TablePlan plan = plan(connection, rows);
            connection.commit();
            statement.execute(
                    "ALTER TABLE shipment DROP CONSTRAINT shipment_pkey, DROP CONSTRAINT shipment_depot_id_fkey");
            connection.commit();
            return plan;
        }
    }

    private static TablePlan plan(Connection connection, long rows) throws SQLException {
        TableModel table = new SchemaReader(connection)
                .read().stream()
                        .filter(each -> each.name().equals(ObjectName.inPublic(NAME)))
                        .findFirst()
                        .orElseThrow();
        List<Reference> references = new ArrayList<>();
        for (ForeignKey key : table.foreignKeys()) {
            references.add(new Reference(key, ParentPool.read(connection, key), List.of()));
        }
        return new TablePlanner(
                        connection,
                        new SourceFactory(new Dictionaries(), SEED),
                        EdgeCatalogue.standard(),
                        asked(rows),
                        Shapes.usual())
                .plan(table, references, Set.of(), rows);
    }

    private static LoadRequest asked(long rows) {
        return new LoadRequest(SEED, 0, rows, LoadRequest.Tables.EMPTY_ONLY, Set.of());
    }

    void empty() throws SQLException {
        try (Connection connection = sessions.open();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE shipment");
            statement.execute("CHECKPOINT");
        }
    }

    /** Fills the table as a volume run does, everything included that comes after the plan. */
    void fill(TablePlan plan, long rows, int connections) throws SQLException {
        BulkLane lane = new BulkLane(Shapes.usual());
        BulkWriter writer;
        try (Connection connection = sessions.open()) {
            connection.setAutoCommit(false);
            String decision = lane.decide(connection, plan, rows)
                    .orElseThrow(() -> new IllegalStateException("the table was not filled in bulk"));
            writer = lane.writer(connection, plan, rows, decision);
            connection.commit();
        }
        AtomicLong next = new AtomicLong();
        LongAdder written = new LongAdder();
        List<Callable<Void>> works = Collections.nCopies(connections, () -> {
            try (Connection connection = sessions.open()) {
                connection.setAutoCommit(false);
                for (long first = next.getAndAdd(CHUNK); first < rows; first = next.getAndAdd(CHUNK)) {
                    written.add(writer.write(connection, first, Math.min(rows, first + CHUNK))
                            .rows());
                    connection.commit();
                }
            }
            return null;
        });
        Parallel.run(works);
        if (written.sum() != rows) {
            throw new IllegalStateException(written + " of " + rows + " rows were written");
        }
    }
}

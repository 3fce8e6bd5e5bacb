package dev.lockstep.benchmark;

import dev.lockstep.fixture.bulk.BulkLane;
import dev.lockstep.fixture.bulk.BulkLoaded;
import dev.lockstep.fixture.bulk.BulkOrder;
import dev.lockstep.fixture.bulk.Sessions;
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
import dev.lockstep.spi.LoadProgress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A table of ten columns of the usual kinds that refers to one of 200 rows. Its keys are known when it is planned and put aside
 * when it is filled, so that writing rows is all that costs.
 */
final class LoadTable {

    static final String NAME = "shipment";

    private static final long SEED = 42;
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
        return new TablePlanner(connection, new SourceFactory(new Dictionaries(), SEED), new EdgeCatalogue(), SEED)
                .plan(table, references, Set.of(), rows);
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
        BulkLane lane = new BulkLane(sessions, connections, LoadProgress.none(), Shapes.usual());
        try (Connection connection = sessions.open()) {
            connection.setAutoCommit(false);
            BulkLoaded loaded = lane.load(connection, BulkOrder.whole(plan, 0, rows))
                    .orElseThrow(() -> new IllegalStateException("the table was not filled in bulk"));
            connection.commit();
            if (loaded.rows() != rows) {
                throw new IllegalStateException(loaded.toString());
            }
        }
    }
}

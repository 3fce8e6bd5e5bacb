package dev.lockstep.postgres.watch.traffic;

import dev.lockstep.data.DataState;
import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.postgres.catalog.CatalogStateReader;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.Scene;
import dev.lockstep.spi.TrafficPlan;
import dev.lockstep.spi.WatchRequest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A database with a table of orders, traffic on it, and a session that migrates. */
final class WatchedDatabase implements AutoCloseable {

    static final ObjectName ORDERS = ObjectName.inPublic("orders");

    private final Database database;
    private final Traffic traffic;

    private WatchedDatabase(Database database) {
        this.database = database;
        this.traffic = Traffic.open(database);
    }

    static WatchedDatabase on(EmbeddedServer server) {
        WatchedDatabase made = new WatchedDatabase(server.create("traffic"));
        made.run(
                "CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, note text)",
                "INSERT INTO orders (note) SELECT 'order ' || n FROM generate_series(1, 2000) AS n",
                "VACUUM ANALYZE orders");
        return made;
    }

    Database database() {
        return database;
    }

    Traffic traffic() {
        return traffic;
    }

    /** Starts reads and writes of these tables every five milliseconds. */
    void start(ObjectName... tables) {
        start(Set.of(), new TrafficPlan(6, Duration.ofMillis(5), List.of()), tables);
    }

    void start(Set<Scene> scenes, TrafficPlan plan, ObjectName... tables) {
        traffic.start(new WatchRequest(Set.of(), List.of(), plan, scenes), List.of(tables), System.nanoTime());
    }

    /** Runs statements in one session. */
    void run(String... statements) {
        Optional<SQLException> refused = refusal(statements);
        if (refused.isPresent()) {
            throw new AssertionError(refused.get());
        }
    }

    /** Runs statements in one session until the server refuses one; returns why. */
    Optional<SQLException> refusal(String... statements) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(e);
        }
    }

    String ask(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    DataState rows() {
        try (CatalogStateReader reader = new CatalogStateReader()) {
            return reader.read(database, Set.of(), List.of()).data();
        }
    }

    static TrafficSeen find(List<TrafficSeen> seen, TrafficSeen.Kind kind) {
        return seen.stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        traffic.close();
        database.close();
    }
}

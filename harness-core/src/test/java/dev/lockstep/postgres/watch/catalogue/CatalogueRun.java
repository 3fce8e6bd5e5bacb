package dev.lockstep.postgres.watch.catalogue;

import dev.lockstep.journal.Effects.Rewrite;
import dev.lockstep.journal.Effects.Scan;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.LockTarget;
import dev.lockstep.postgres.watch.TapWatch;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.WatchRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.postgresql.util.PSQLException;

/** Sends operations of the catalogue through a watch, as a tool that uses pgjdbc does. */
final class CatalogueRun implements AutoCloseable {

    private final DatabaseServer server;
    private final Database.Template template;
    private Database database;
    private boolean fresh = true;

    CatalogueRun(DatabaseServer server) {
        this.server = server;
        try (Database made = server.create("catalogue")) {
            direct(made, List.of(LockCatalogue.schema().split(";\n")));
            template = made.save();
        }
        database = server.create("catalogue", template);
    }

    /** How a statement's transaction comes about. */
    enum Mode {
        AUTOCOMMIT,
        IN_A_BLOCK
    }

    /** Returns what the watch tells of the operation. */
    Figures run(Operation operation, Mode mode) {
        if (!fresh) {
            database.close();
            database = server.create("catalogue", template);
        }
        direct(database, operation.setup());
        try (TapWatch watch = TapWatch.open(server, database)) {
            watch.start(WatchRequest.quiet());
            SortedSet<String> failures = send(watch.database(), operation.statements(), mode);
            List<StatementSeen> seen = watch.stop().statements().stream()
                    .filter(statement ->
                            operation.statements().contains(statement.sql().trim()))
                    .toList();
            // What was rolled back leaves the database as it was.
            fresh = mode == Mode.IN_A_BLOCK && operation.setup().isEmpty();
            return failures.isEmpty() ? figures(seen) : new Figures(failures);
        }
    }

    private static SortedSet<String> send(Database database, List<String> statements, Mode mode) {
        SortedSet<String> failures = new TreeSet<>();
        try (Connection tool = database.connect();
                Statement statement = tool.createStatement()) {
            tool.setAutoCommit(mode == Mode.AUTOCOMMIT);
            try {
                statement.execute(String.join("; ", statements));
            } catch (PSQLException e) {
                failures.add(Figures.fails(
                        e.getServerErrorMessage() == null
                                ? e.toString()
                                : String.valueOf(e.getServerErrorMessage().getMessage())));
            }
            if (mode == Mode.IN_A_BLOCK) {
                tool.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(String.join("; ", statements), e);
        }
        return failures;
    }

    private static Figures figures(List<StatementSeen> statements) {
        SortedSet<String> facts = new TreeSet<>();
        Map<String, Scan> scans = new TreeMap<>();
        for (StatementSeen statement : statements) {
            for (LockHold hold : statement.locks()) {
                // Samples also see what is let go of before the statement ends, another thing each time.
                if (isOfInterest(hold.target()) && hold.source() == LockHold.Source.EXACT) {
                    facts.add(Figures.locks(hold.target().name(), hold.mode()));
                }
            }
            for (Rewrite rewrite : statement.effects().rewrites()) {
                facts.add(Figures.newFile(rewrite.relation()));
            }
            for (Scan scan : statement.effects().scans()) {
                scans.merge(
                        scan.table().toString(),
                        scan,
                        (one, other) -> new Scan(one.table(), one.times() + other.times(), one.rows() + other.rows()));
            }
        }
        scans.forEach((table, scan) -> facts.add(Figures.scans(table, scan.times(), scan.rows())));
        return new Figures(facts);
    }

    // The catalogue has neither the system's own relations nor what stores a table's long values.
    private static boolean isOfInterest(LockTarget target) {
        return target.table().isPresent()
                && target.kind() != LockTarget.Kind.CATALOG
                && target.kind() != LockTarget.Kind.TOAST_TABLE
                && !target.name().startsWith("pg_toast");
    }

    private static void direct(Database database, List<String> statements) {
        List<String> rest = new ArrayList<>(statements);
        rest.removeIf(String::isBlank);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : rest) {
                if (sql.startsWith("create role ")) {
                    // Roles are the server's; the database in which this one owned something is gone.
                    statement.execute(sql.replaceFirst("create role", "drop role if exists"));
                }
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(String.join("; ", statements), e);
        }
    }

    @Override
    public void close() {
        database.close();
        template.close();
    }
}

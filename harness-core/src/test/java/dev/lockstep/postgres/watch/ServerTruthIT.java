package dev.lockstep.postgres.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.lock.LockHold;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.postgres.watch.ServerLockCalls.Span;
import dev.lockstep.postgres.watch.StepWatch.SeenStep;
import dev.lockstep.postgres.watch.ledger.HeldLock;
import dev.lockstep.postgres.watch.ledger.LockProbes;
import dev.lockstep.postgres.watch.ledger.RelationNames;
import dev.lockstep.postgres.watch.tap.Tap;
import dev.lockstep.postgres.watch.tap.TappedDatabase;
import dev.lockstep.spi.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ledger against the server's own lock calls, where the machine lets us trace them. */
@Tag("nightly")
class ServerTruthIT {

    private static final Logger log = LoggerFactory.getLogger(ServerTruthIT.class);

    /** The trace tells whole microseconds, and its probes take some time themselves. */
    private static final long TRACE_NANOS = 10_000;

    private static final int SEQUENCES = 150;

    @Test
    void the_bounds_of_every_hold_contain_what_the_server_did() throws Exception {
        if (!ServerLockCalls.arePossible()) {
            log.warn(
                    "SKIPPED: the server's lock calls cannot be traced here: needs root, uprobes in /sys/kernel/tracing, nm");
            Assumptions.abort("the server's lock calls cannot be traced here");
        }
        try (EmbeddedServer server = EmbeddedServer.start(18);
                Database database = server.create("truth");
                LockProbes probes = new LockProbes(database)) {
            prepare(database);
            RelationNames names = new RelationNames(probes.ask(RelationNames.queryForAll()));
            try (StepEffects effects = StepEffects.open(database)) {
                StepWatch watch = new StepWatch(probes, names, effects.reader(), effects.surprises());
                List<Span> truth = walk(watch, database);
                SeenStep seen = watch.finish();

                assertThat(seen.blind()).isEmpty();
                compare(seen, truth);
            }
        }
    }

    private static void prepare(Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (int table = 0; table < RandomStatements.TABLES; table++) {
                statement.execute("CREATE TABLE t%d (id int PRIMARY KEY, n int, note text)".formatted(table));
                statement.execute("INSERT INTO t%d SELECT i, i, 'x' FROM generate_series(1, 3000) i".formatted(table));
            }
        }
    }

    private static List<Span> walk(StepWatch watch, Database database) throws Exception {
        Random random = new Random(1);
        try (Tap tap = Tap.listen(database.address(), watch);
                Connection connection = new TappedDatabase(database, tap).connect();
                Statement statement = connection.createStatement()) {
            int pid = connection.unwrap(PGConnection.class).getBackendPID();
            try (ServerLockCalls calls =
                    new ServerLockCalls(Path.of("/proc/" + pid + "/exe").toRealPath())) {
                calls.follow(pid);
                for (int sequence = 0; sequence < SEQUENCES; sequence++) {
                    connection.setAutoCommit(random.nextInt(3) == 0);
                    for (String sql : RandomStatements.sequence(random, connection.getAutoCommit())) {
                        if (!rollsBackPartly(sql)) {
                            attempt(statement, sql);
                        }
                    }
                    if (!connection.getAutoCommit()) {
                        connection.commit();
                    }
                }
                return calls.spans();
            }
        }
    }

    /** A savepoint lets go of a lock that was taken several times with one call, which the trace's count cannot follow. */
    private static boolean rollsBackPartly(String sql) {
        return sql.contains("SAVEPOINT") || sql.contains(RandomStatements.TAKES_BACK);
    }

    private static void attempt(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            // What a failed transaction refuses is part of the walk.
            return;
        }
    }

    private static void compare(SeenStep seen, List<Span> truth) {
        List<String> wrong = new ArrayList<>();
        List<Long> acquired = new ArrayList<>();
        List<Long> released = new ArrayList<>();
        List<HeldLock> exact = seen.held().stream()
                .filter(held ->
                        held.source() == LockHold.Source.EXACT && held.key().relation() > 0)
                .toList();
        for (HeldLock held : exact) {
            boolean right = truth.stream()
                    .anyMatch(span -> span.key().equals(held.key())
                            && within(span.granted(), held.acquiredFrom(), held.acquiredTo())
                            && within(span.released(), held.releasedFrom(), held.releasedTo()));
            if (right) {
                acquired.add(held.acquiredTo() - held.acquiredFrom());
                released.add(held.releasedTo() - held.releasedFrom());
            } else {
                wrong.add(describe(seen, held, truth));
            }
        }
        long sampled = seen.held().stream()
                .filter(held -> held.source() == LockHold.Source.SAMPLED)
                .count();
        log.info(
                "{} lock calls' spans, {} exact holds, {} of them wrong, {} sampled; acquired within {} µs, released within {} µs"
                        + " (medians)",
                truth.size(),
                exact.size(),
                wrong.size(),
                sampled,
                median(acquired),
                median(released));
        assertThat(truth).hasSizeGreaterThan(500);
        assertThat(wrong).isEmpty();
    }

    private static String describe(SeenStep seen, HeldLock held, List<Span> truth) {
        String spans = truth.stream()
                .filter(span -> span.key().equals(held.key()))
                .filter(span -> span.released() >= held.acquiredFrom() && span.granted() <= held.releasedTo())
                .map(span -> "\n    truth " + (span.granted() - held.acquiredFrom()) / 1_000 + " to "
                        + (span.released() - held.acquiredFrom()) / 1_000)
                .collect(Collectors.joining());
        String statements = seen.statements().stream()
                .filter(one -> one.number() >= held.statement() - 1 && one.sentNanos() <= held.releasedTo())
                .map(one -> "\n    " + (one.sentNanos() - held.acquiredFrom()) / 1_000 + " … "
                        + (one.doneNanos(seen.endNanos()) - held.acquiredFrom()) / 1_000 + " " + one.sql() + " → "
                        + one.command() + one.error())
                .collect(Collectors.joining());
        return held.key() + " of " + held.statement() + ": 0.." + (held.acquiredTo() - held.acquiredFrom()) / 1_000
                + " to "
                + (held.releasedFrom() - held.acquiredFrom()) / 1_000 + ".."
                + (held.releasedTo() - held.acquiredFrom()) / 1_000 + " µs" + spans + statements;
    }

    private static boolean within(long nanos, long from, long to) {
        return nanos >= from - TRACE_NANOS && nanos <= to + TRACE_NANOS;
    }

    private static long median(List<Long> nanos) {
        return nanos.isEmpty() ? 0 : nanos.stream().sorted().toList().get(nanos.size() / 2) / 1_000;
    }
}

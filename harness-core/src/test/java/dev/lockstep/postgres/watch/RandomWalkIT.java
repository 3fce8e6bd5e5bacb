package dev.lockstep.postgres.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.StatementSeen.Block;
import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.LockMode;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.postgres.watch.StepWatch.SeenStep;
import dev.lockstep.postgres.watch.ledger.HeldLock;
import dev.lockstep.postgres.watch.ledger.LockKey;
import dev.lockstep.postgres.watch.ledger.LockProbes;
import dev.lockstep.postgres.watch.ledger.LookPolicy;
import dev.lockstep.postgres.watch.ledger.RelationNames;
import dev.lockstep.postgres.watch.tap.Tap;
import dev.lockstep.postgres.watch.tap.TappedDatabase;
import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sessions that do whatever comes into their heads, while somebody who does not go through the tap reads {@code pg_locks} at any moment. The
 * ledger may be vague, but it must never contradict what was read.
 */
class RandomWalkIT {

    private static final Logger log = LoggerFactory.getLogger(RandomWalkIT.class);

    private static final int SESSIONS = 3;
    private static final int SEQUENCES_EACH = 60;

    private static final long SLACK = 1_000_000;

    /** What the bystander read between two moments. */
    private record Reading(long from, long to, Map<Integer, Set<LockKey>> held) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_121})
    void the_ledger_never_contradicts_what_a_bystander_reads(long seed) throws Exception {
        compareOnWalk(seed);
    }

    @ParameterizedTest
    @Tag("nightly")
    @ValueSource(longs = {2, 3, 4, 5, 6, 7, 8, 9})
    void nor_on_other_walks(long seed) throws Exception {
        compareOnWalk(seed);
    }

    private static void compareOnWalk(long seed) throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(18);
                Database database = server.create("walk");
                LockProbes probes = new LockProbes(database)) {
            prepare(database);
            RelationNames names = new RelationNames(probes.ask(RelationNames.queryForAll()));
            Set<Long> tables =
                    probes.ask("SELECT oid::bigint FROM pg_class WHERE relkind = 'r' AND oid >= 16384").stream()
                            .map(row -> Long.parseLong(row.get(0)))
                            .collect(Collectors.toSet());
            try (StepEffects effects = StepEffects.open(database)) {
                StepWatch watch = new StepWatch(probes, names, effects.reader(), effects.surprises());
                List<Reading> readings;
                try (Tap tap = Tap.listen(database.address(), watch)) {
                    readings = walkAndRead(new TappedDatabase(database, tap), database, seed);
                }
                SeenStep seen = watch.finish();

                Verdict verdict = compare(seen, readings, tables, names.newest());

                log.info("seed {}: {}", seed, verdict);
                assertThat(seen.blind()).isEmpty();
                assertThat(verdict.contradictions()).isEmpty();
                assertThat(verdict.confirmed()).isGreaterThan(1_000);
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

    private static List<Reading> walkAndRead(Database tapped, Database direct, long seed) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<List<Reading>> bystander =
                CompletableFuture.supplyAsync(() -> read(direct, over, new Random(seed)));
        List<CompletableFuture<Void>> walkers = new ArrayList<>();
        for (int session = 0; session < SESSIONS; session++) {
            Random random = new Random(seed * 31 + session);
            walkers.add(CompletableFuture.runAsync(() -> walk(tapped, random)));
        }
        for (CompletableFuture<Void> walker : walkers) {
            walker.get();
        }
        over.set(true);
        return bystander.get();
    }

    private static void walk(Database tapped, Random random) {
        try (Connection connection = tapped.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET lock_timeout = '15ms'");
            for (int sequence = 0; sequence < SEQUENCES_EACH; sequence++) {
                connection.setAutoCommit(random.nextInt(3) == 0);
                for (String sql : RandomStatements.sequence(random, connection.getAutoCommit())) {
                    attempt(statement, sql);
                }
                if (!connection.getAutoCommit()) {
                    finish(connection, random);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void finish(Connection connection, Random random) throws SQLException {
        if (random.nextBoolean()) {
            connection.rollback();
        } else {
            connection.commit();
        }
    }

    private static void attempt(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            // Timeouts, deadlocks and what a failed transaction refuses are part of the walk.
            return;
        }
    }

    private static List<Reading> read(Database direct, AtomicBoolean over, Random random) {
        List<Reading> readings = new ArrayList<>();
        try (Connection connection = direct.connect();
                PreparedStatement locks = connection.prepareStatement(
                        """
                        SELECT pid, relation::bigint, mode FROM pg_locks
                        WHERE locktype = 'relation' AND granted AND relation >= 16384 AND pid <> pg_backend_pid()
                        """)) {
            while (!over.get()) {
                Map<Integer, Set<LockKey>> held = new HashMap<>();
                long from = System.nanoTime();
                try (ResultSet rows = locks.executeQuery()) {
                    long to = System.nanoTime();
                    while (rows.next()) {
                        held.computeIfAbsent(rows.getInt(1), pid -> new HashSet<>())
                                .add(new LockKey(rows.getLong(2), "", LockMode.ofServerName(rows.getString(3))));
                    }
                    readings.add(new Reading(from, to, held));
                }
                Thread.sleep(random.nextInt(6));
            }
            return readings;
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What came of the comparison; {@code excused} were read where the ledger says that it cannot know. */
    private record Verdict(int readings, int confirmed, int excused, int vouched, List<String> contradictions) {
        @Override
        public String toString() {
            return readings + " readings, " + confirmed + " locks read that the ledger has, " + excused + " excused, "
                    + vouched + " locks that the ledger vouches for and were read, " + contradictions.size()
                    + " contradictions";
        }
    }

    private static Verdict compare(SeenStep seen, List<Reading> readings, Set<Long> tables, long newest) {
        Map<Long, SeenStatement> statements =
                seen.statements().stream().collect(Collectors.toMap(SeenStatement::number, one -> one));
        Map<Integer, List<HeldLock>> byPid = seen.held().stream()
                .filter(held -> held.key().relation() > 0 && statements.containsKey(held.statement()))
                .collect(Collectors.groupingBy(held ->
                        Objects.requireNonNull(statements.get(held.statement())).pid()));
        Set<Integer> pids = seen.statements().stream().map(SeenStatement::pid).collect(Collectors.toSet());
        int confirmed = 0;
        int excused = 0;
        int vouched = 0;
        List<String> contradictions = new ArrayList<>();
        for (Reading reading : readings) {
            for (Integer pid : pids) {
                Set<LockKey> read = reading.held().getOrDefault(pid, Set.of());
                List<HeldLock> known = byPid.getOrDefault(pid, List.of());
                for (LockKey key : read) {
                    boolean possible = known.stream()
                            .anyMatch(held -> held.key().equals(key)
                                    && held.acquiredFrom() <= reading.to()
                                    && held.releasedTo() >= reading.from());
                    if (possible) {
                        confirmed++;
                    } else if (cannotBeKnown(seen, pid, reading)
                            || isBesideStronger(known, key, reading)
                            || isLookOfAnalyze(seen, pid, key, reading)
                            || isIndexOfInsert(seen, pid, key, reading, tables)
                            || isOutOfSight(read, key, newest)) {
                        excused++;
                    } else {
                        contradictions.add("read but not in the ledger: " + describe(seen, pid, key, reading));
                    }
                }
                for (HeldLock held : known) {
                    boolean surely = held.source() == LockHold.Source.EXACT
                            && held.acquiredTo() <= reading.from()
                            && held.releasedFrom() >= reading.to();
                    if (surely && read.contains(held.key())) {
                        vouched++;
                    } else if (surely) {
                        contradictions.add("vouched for but not read: " + describe(seen, pid, held.key(), reading));
                    }
                }
            }
        }
        return new Verdict(readings.size(), confirmed, excused, vouched, contradictions);
    }

    /**
     * Statements with several transactions or subtransactions inside, and those that fail, can hold locks that nobody sees but by chance. The
     * server tells of a failure first and rolls back then, which takes its time where the processor is wanted by others.
     */
    private static boolean cannotBeKnown(SeenStep seen, int pid, Reading reading) {
        return seen.statements().stream()
                .filter(one -> one.pid() == pid && one.sentNanos() <= reading.to())
                .filter(one -> surelyOver(seen, one) >= reading.from())
                .anyMatch(one -> !one.error().isEmpty()
                        || one.block() == Block.SEVERAL
                        || one.sql().contains(RandomStatements.TAKES_BACK));
    }

    /** Who hears of a failure sends nothing more before the server has also rolled back; when that was nobody knows. */
    private static long surelyOver(SeenStep seen, SeenStatement failedOrNot) {
        return failedOrNot.error().isEmpty()
                ? failedOrNot.doneNanos(seen.endNanos()) + SLACK
                : seen.statements().stream()
                        .filter(next -> next.pid() == failedOrNot.pid() && next.sentNanos() > failedOrNot.sentNanos())
                        .mapToLong(SeenStatement::sentNanos)
                        .min()
                        .orElse(Long.MAX_VALUE);
    }

    /**
     * ACCESS SHARE beside a stronger lock of the same session on the same relation, taken and let go inside a statement (ANALYZE) or by our
     * question for the size of what got a new file. Nobody waits for it who does not wait for the other.
     */
    private static boolean isBesideStronger(List<HeldLock> known, LockKey key, Reading reading) {
        return key.mode() == LockMode.ACCESS_SHARE
                && known.stream()
                        .anyMatch(held -> held.key().relation() == key.relation()
                                && held.acquiredFrom() <= reading.to()
                                && held.releasedTo() >= reading.from());
    }

    /**
     * ANALYZE takes ACCESS SHARE to see which partitions a name stands for and lets go of it before it takes its own lock, for which it may
     * then have to wait. Source: {@code expand_vacuum_rel} in the server's vacuum.c.
     */
    private static boolean isLookOfAnalyze(SeenStep seen, int pid, LockKey key, Reading reading) {
        return key.mode() == LockMode.ACCESS_SHARE && isDuring(seen, pid, "ANALYZE", reading);
    }

    private static boolean isDuring(SeenStep seen, int pid, String command, Reading reading) {
        return seen.statements().stream()
                .anyMatch(one -> one.pid() == pid
                        && one.sql().startsWith(command)
                        && one.sentNanos() <= reading.to()
                        && one.doneNanos(seen.endNanos()) >= reading.from());
    }

    /** INSERT lets go of its locks on the table's indexes before it ends. Source: {@code ExecCloseIndices} in the server's execIndexing.c. */
    private static boolean isIndexOfInsert(SeenStep seen, int pid, LockKey key, Reading reading, Set<Long> tables) {
        return key.mode() == LockMode.ROW_EXCLUSIVE
                && !tables.contains(key.relation())
                && isDuring(seen, pid, "INSERT", reading);
    }

    /** Of a session with hundreds of locks only those are looked at that are on relations from before the step. */
    private static boolean isOutOfSight(Set<LockKey> read, LockKey key, long newest) {
        return key.relation() > newest && read.size() > LookPolicy.CROWD;
    }

    private static String describe(SeenStep seen, int pid, LockKey key, Reading reading) {
        String near = seen.statements().stream()
                .filter(one -> one.pid() == pid
                        && one.sentNanos() <= reading.to() + 60_000_000
                        && one.doneNanos(seen.endNanos()) >= reading.from() - 60_000_000)
                .map(one -> "\n    " + (one.sentNanos() - reading.from()) / 1_000 + " … "
                        + (one.doneNanos(seen.endNanos()) - reading.from()) / 1_000 + " µs #" + one.number() + " "
                        + one.block() + " "
                        + one.sql() + " → " + one.command() + one.error())
                .collect(Collectors.joining());
        String holds = seen.held().stream()
                .filter(held -> held.key().equals(key))
                .filter(held -> Math.abs(held.acquiredFrom() - reading.from()) < 200_000_000L)
                .map(held -> "\n    hold " + (held.acquiredFrom() - reading.from()) / 1_000 + ".."
                        + (held.acquiredTo() - reading.from()) / 1_000 + " to "
                        + (held.releasedFrom() - reading.from()) / 1_000 + ".."
                        + (held.releasedTo() - reading.from()) / 1_000 + " #" + held.statement() + " " + held.source())
                .collect(Collectors.joining());
        return "pid " + pid + " " + key + " read 0 … " + (reading.to() - reading.from()) / 1_000 + " µs" + near + holds;
    }
}

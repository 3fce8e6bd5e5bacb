package dev.lockstep.report;

import dev.lockstep.journal.Effects;
import dev.lockstep.journal.Environment;
import dev.lockstep.journal.Growth;
import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Observation;
import dev.lockstep.journal.Outcome;
import dev.lockstep.journal.RelationSeen.Fate;
import dev.lockstep.journal.TableSize;
import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.journal.Watched;
import dev.lockstep.lock.LockMode;
import dev.lockstep.lock.LockTarget;
import dev.lockstep.lock.Measure;
import dev.lockstep.lock.Party;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.Reversal;
import dev.lockstep.migration.SourceLocation;
import dev.lockstep.plan.Journey;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Step;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.Judgement;
import dev.lockstep.verdict.Limits;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.Suppression;
import dev.lockstep.verdict.TableSizes;
import dev.lockstep.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;

/** Reports on runs that were never run: what a page looks like for them is known without a server. */
public final class ReportGallery {

    /** A name with everything in it that a page could take for something else. */
    public static final String HOSTILE =
            "</script><img src=x onerror=\"document.title='owned'\">'\"&amp;\u202Eeman\u202C 𝔘🐘 \u0007 tail";

    private static final Party READER = new Party(512, Party.Role.TRAFFIC, "reads of orders");
    private static final Party DUMP = new Party(801, Party.Role.SCENE, "long reader");

    private static final Limits LIMITS =
            new Limits(List.of(), new TableSizes(new TreeMap<>(Map.of("orders", 50_000_000L)), 10_000));

    private ReportGallery() {}

    /** Three migrations, nothing wrong. */
    public static Report small() {
        Draft draft = new Draft("orders");
        draft.migration("001", "customers").all(created("customers"));
        draft.migration("002", "orders").all(created("orders"));
        draft.migration("003", "orders placed_at index").all(concurrently());
        draft.tables.add(new TableSize(ObjectName.inPublic("customers"), 1_000, 122_880));
        draft.tables.add(new TableSize(ObjectName.inPublic("orders"), 1_000, 245_760));
        return draft.report();
    }

    /** Broken budgets, waits, a failed down, findings of each weight, and things that were not checked. */
    public static Report broken() {
        Draft draft = new Draft("broken-orders");
        draft.migration("001", "customers").all(created("customers"));
        draft.migration("002", "orders").all(created("orders"));
        draft.migration("003", "order lines")
                .reversal(new Reversal.Irreversible("the old lines are gone"))
                .up(created("order_lines"))
                .secondUp(created("order_lines"));
        draft.migration("004", "add status not null")
                .up(rewrite())
                .down(quick())
                .secondUp(behindReader());
        draft.migration("005", "customers email index").all(indexBuild());
        draft.migration("006", "drop phone")
                .up(quick())
                .failed(
                        new Step.Revert(new MigrationId("006")),
                        "ERROR: column \"phone\" of relation \"customers\" does not exist");
        draft.findings.addAll(findings());
        draft.growth.add(new Growth(
                "004",
                "up",
                "ALTER TABLE orders ALTER COLUMN total TYPE numeric(14,2)",
                Growth.Cost.HELD,
                Optional.of(LockMode.ACCESS_EXCLUSIVE),
                "orders",
                Growth.Shape.LINEAR,
                "orders",
                10_000,
                100_000,
                new Measure(120_400, 121_800),
                new Measure(1_202_000, 1_203_400),
                List.of()));
        draft.growth.add(new Growth(
                "004",
                "up",
                "ALTER TABLE orders ADD COLUMN status text",
                Growth.Cost.HELD,
                Optional.of(LockMode.ACCESS_EXCLUSIVE),
                "orders",
                Growth.Shape.CONSTANT,
                "",
                10_000,
                100_000,
                new Measure(900, 1_700),
                new Measure(800, 1_900),
                List.of()));
        draft.unchecked.add(Problem.what("1 step did not take place").said("second-up 006: the down of 006 failed"));
        draft.unused.add(new Suppression("index-invalid", "*", "rebuilt at night", "OrdersTest"));
        draft.tables.add(new TableSize(ObjectName.inPublic("customers"), 100_000, 12_288_000));
        draft.tables.add(new TableSize(ObjectName.inPublic("orders"), 1_000_000, 245_760_000));
        draft.tables.add(new TableSize(ObjectName.inPublic("order_lines"), 3_000_000, 545_760_000));
        return draft.report();
    }

    /** Three hundred migrations with about five findings in a hundred. */
    public static Report large() {
        Draft draft = new Draft("monolith");
        Random random = new Random(7);
        String[] tables = {"orders", "customers", "invoices", "audit.events", "stock_levels", "shipments"};
        String[] subjects = {"add status", "index on created_at", "drop legacy flag", "backfill totals", "rename column"
        };
        for (int i = 1; i <= 300; i++) {
            String id = String.format("%04d", i);
            String table = tables[random.nextInt(tables.length)];
            Draft.Steps steps = draft.migration(id, table.replace('.', ' ') + " " + subjects[random.nextInt(5)]);
            steps.up(several(table, random)).down(several(table, random)).secondUp(several(table, random));
            if (random.nextInt(20) == 0) {
                draft.findings.add(finding(
                        RuleId.SCHEMA_DIFFERS_AFTER_DOWN,
                        Severity.ERROR,
                        id,
                        table,
                        "the down of " + id + " does not give back the schema"));
            } else if (random.nextInt(6) == 0) {
                draft.findings.add(finding(
                        RuleId.FOREIGN_KEY_WITHOUT_INDEX,
                        Severity.WARNING,
                        id,
                        table,
                        "foreign key " + table + "_fkey has no index"));
            }
        }
        for (String table : tables) {
            draft.tables.add(new TableSize(ObjectName.inPublic(table), 50_000, 8_000_000));
        }
        return draft.report();
    }

    /** Two thousand findings on two thousand migrations. */
    public static Report enormous() {
        Draft draft = new Draft("enormous");
        for (int i = 1; i <= 2_000; i++) {
            String id = String.format("%04d", i);
            draft.migration(id, "migration number " + i).all(quick());
            draft.findings.add(
                    finding(RuleId.DOWN_FAILED, Severity.ERROR, id, "orders", "the down of " + id + " failed"));
        }
        return draft.report();
    }

    /** A run that could not begin. */
    public static Report notBegun() {
        Draft draft = new Draft("orders");
        draft.unchecked.add(Problem.what("the folder of the migrations does not exist")
                .where("db")
                .remedy("correct the path; relative paths begin at the working directory"));
        return draft.report();
    }

    /** Names and words that would break a page which took them at their word. */
    public static Report hostile() {
        Draft draft = new Draft(HOSTILE);
        draft.migration("001", HOSTILE)
                .all(new WatchedBuilder()
                        .statement("SELECT '" + HOSTILE + "'", "SELECT", 1_000, 300_000)
                        .hold(HOSTILE, LockMode.ACCESS_EXCLUSIVE, 1_200, 2_301_000, 400, 2_000)
                        .victim(HOSTILE, "AccessShareLock", 2_000, 200_000, new Party(5, Party.Role.UNKNOWN, HOSTILE))
                        .traffic(
                                HOSTILE, TrafficSeen.Kind.USER, 200_000, 180_000, new TrafficSeen.Stall(2_000, 200_000))
                        .relation(HOSTILE, Fate.KEPT, 10, 8_192, 8_192)
                        .scene(HOSTILE)
                        .watched());
        draft.findings.add(new Finding(
                RuleId.UP_FAILED,
                Severity.ERROR,
                "001",
                Direction.UP,
                HOSTILE,
                HOSTILE,
                Problem.what(HOSTILE).where(HOSTILE).said(HOSTILE).remedy(HOSTILE),
                Optional.of(SourceLocation.at(Path.of("db/</script>.sql"), 3)),
                Optional.of(new Suppression("up-failed", "001", HOSTILE, HOSTILE))));
        draft.unchecked.add(Problem.what(HOSTILE).said(HOSTILE));
        return draft.report();
    }

    private static List<Finding> findings() {
        Finding growing = new Finding(
                RuleId.LOCK_BUDGET_EXCEEDED,
                Severity.ERROR,
                "004",
                Direction.UP,
                "",
                "orders",
                Problem.what(
                                "orders: ACCESS EXCLUSIVE held for 1203 ms ± 0.7 ms, which is more than the 1 s that is allowed")
                        .where("sql migration 004, up, statement 2, db/004_add_status_not_null.up.sql")
                        .said("ALTER TABLE orders ALTER COLUMN total TYPE numeric(14,2)")
                        .said("the table was rewritten: 1,000,000 rows, 240 MB")
                        .remedy(
                                "add a new column of that type, copy in batches, and swap the names in a later migration"),
                Optional.of(SourceLocation.at(Path.of("db/004_add_status_not_null.up.sql"), 3)),
                Optional.empty());
        Finding accepted = new Finding(
                RuleId.FOREIGN_KEY_WITHOUT_INDEX,
                Severity.WARNING,
                "002",
                Direction.UP,
                "",
                "orders",
                Problem.what("foreign key orders_customer_fkey on orders has no index"),
                Optional.of(SourceLocation.of(Path.of("db/002_orders.up.sql"))),
                Optional.of(new Suppression(
                        "foreign-key-without-index", "002", "customers are never deleted", "db/002_orders.up.sql:4")));
        return List.of(
                growing,
                finding(RuleId.DOWN_FAILED, Severity.ERROR, "006", "customers", "the down of 006 failed"),
                finding(
                        RuleId.FOREIGN_KEY_WITHOUT_INDEX,
                        Severity.WARNING,
                        "003",
                        "order_lines",
                        "foreign key order_lines_order_fkey on order_lines has no index"),
                finding(
                        RuleId.SEQUENCE_BEHIND,
                        Severity.INFO,
                        "005",
                        "customers",
                        "a column came back in another place"),
                accepted);
    }

    private static Finding finding(RuleId rule, Severity severity, String id, String table, String what) {
        return new Finding(
                rule,
                severity,
                id,
                rule.id().contains("down") ? Direction.DOWN : Direction.UP,
                "",
                table,
                Problem.what(what)
                        .where("sql migration " + id)
                        .said("seen at the capture after it")
                        .remedy("undo in the down what the up did to each of them"),
                Optional.of(SourceLocation.at(Path.of("db/" + id + ".sql"), 2)),
                Optional.empty());
    }

    private static Watched created(String table) {
        return new WatchedBuilder()
                .statement(
                        "CREATE TABLE " + table + " (id bigint PRIMARY KEY, name text NOT NULL)",
                        "CREATE TABLE",
                        900,
                        2_400)
                .hold(table, LockMode.ACCESS_EXCLUSIVE, 1_100, 4_100, 300, 0)
                .hold(WatchedBuilder.index(table + "_pkey", table), LockMode.ACCESS_EXCLUSIVE, 1_600, 4_100, 300, 0)
                .statement("COMMIT", "COMMIT", 3_400, 700)
                .relation(table, Fate.CREATED, 0, 0, 8_192)
                .watched();
    }

    private static Watched quick() {
        return new WatchedBuilder()
                .statement("ALTER TABLE orders DROP COLUMN status", "ALTER TABLE", 800, 1_100)
                .hold("orders", LockMode.ACCESS_EXCLUSIVE, 900, 2_600, 350, 0)
                .relation("orders", Fate.KEPT, 1_000_000, 245_760_000, 245_760_000)
                .traffic("orders", TrafficSeen.Kind.READ, 2_900, 0)
                .traffic("orders", TrafficSeen.Kind.WRITE, 3_100, 0)
                .watched();
    }

    private static Watched concurrently() {
        return new WatchedBuilder()
                .statement(
                        "CREATE INDEX CONCURRENTLY orders_placed_at_idx ON orders (placed_at)",
                        "CREATE INDEX",
                        1_000,
                        48_000)
                .hold("orders", LockMode.SHARE_UPDATE_EXCLUSIVE, 1_300, 48_800, 1_400, 0)
                .hold(
                        WatchedBuilder.index("orders_placed_at_idx", "orders"),
                        LockMode.ROW_EXCLUSIVE,
                        2_300,
                        40_800,
                        1_400,
                        0)
                .relation("orders", Fate.KEPT, 1_000, 245_760, 245_760)
                .traffic("orders", TrafficSeen.Kind.READ, 4_100, 0)
                .traffic("orders", TrafficSeen.Kind.WRITE, 5_200, 0)
                .watched();
    }

    private static Watched rewrite() {
        return new WatchedBuilder()
                .statement("BEGIN", "BEGIN", 400, 90)
                .statement("ALTER TABLE orders ADD COLUMN status text", "ALTER TABLE", 1_000, 1_800)
                .hold("orders", LockMode.ACCESS_EXCLUSIVE, 1_200, 1_690_000, 600, 0)
                .statement("ALTER TABLE orders ALTER COLUMN total TYPE numeric(14,2)", "ALTER TABLE", 3_000, 1_201_000)
                .hold(
                        WatchedBuilder.index("orders_pkey", "orders"),
                        LockMode.ACCESS_EXCLUSIVE,
                        900_000,
                        1_690_000,
                        600,
                        0)
                .effects(new Effects(
                        List.of(new Effects.Scan(ObjectName.inPublic("orders"), 1, 1_000_000)),
                        List.of(new Effects.Rewrite(
                                "orders", LockTarget.Kind.TABLE, ObjectName.inPublic("orders"), 251_000_000)),
                        List.of(),
                        List.of(),
                        OptionalLong.of(262_144_000),
                        OptionalLong.empty()))
                .statement("UPDATE orders SET status = 'open' WHERE status IS NULL", "UPDATE 20000", 1_206_000, 310_000)
                .effects(new Effects(
                        List.of(new Effects.Scan(ObjectName.inPublic("orders"), 1, 1_000_000)),
                        List.of(),
                        List.of(),
                        List.of(new Effects.Written(ObjectName.inPublic("orders"), 0, 20_000, 0)),
                        OptionalLong.of(42_144_000),
                        OptionalLong.of(1_200_000)))
                .statement(
                        "ALTER TABLE orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer_id) REFERENCES customers",
                        "ALTER TABLE",
                        1_520_000,
                        166_000)
                .hold("customers", LockMode.SHARE_ROW_EXCLUSIVE, 1_524_000, 1_690_000, 600, 3_200)
                .hold(
                        WatchedBuilder.index("customers_pkey", "customers"),
                        LockMode.ACCESS_SHARE,
                        1_530_000,
                        1_690_000,
                        600,
                        0)
                .scans("orders", 1_000_000, 1_200)
                .statement("COMMIT", "COMMIT", 1_688_000, 2_600)
                .relation("orders", Fate.KEPT, 1_000_000, 245_760_000, 251_000_000)
                .relation("customers", Fate.KEPT, 100_000, 12_288_000, 12_288_000)
                .victim("orders", "AccessShareLock", 4_000, 1_686_000, READER)
                .victim(
                        "orders",
                        "RowExclusiveLock",
                        9_000,
                        1_681_000,
                        new Party(513, Party.Role.TRAFFIC, "writes to orders"))
                .traffic("orders", TrafficSeen.Kind.READ, 1_686_400, 1_666_000, new TrafficSeen.Stall(4_000, 1_686_400))
                .traffic(
                        "orders", TrafficSeen.Kind.WRITE, 1_681_100, 1_661_000, new TrafficSeen.Stall(9_000, 1_681_100))
                .traffic(
                        "customers",
                        TrafficSeen.Kind.WRITE,
                        164_000,
                        144_000,
                        new TrafficSeen.Stall(1_526_000, 164_000))
                .watched();
    }

    private static Watched behindReader() {
        return new WatchedBuilder()
                .statement("ALTER TABLE orders ADD COLUMN status text", "ALTER TABLE", 2_000, 504_000)
                .hold("orders", LockMode.ACCESS_EXCLUSIVE, 501_300, 508_000, 400, 498_600)
                .wait("orders", "AccessExclusiveLock", 2_700, 498_600, DUMP)
                .victim("orders", "AccessShareLock", 11_000, 494_000, READER)
                .traffic("orders", TrafficSeen.Kind.READ, 496_000, 476_000, new TrafficSeen.Stall(11_000, 496_000))
                .traffic("orders", TrafficSeen.Kind.WRITE, 489_000, 469_000, new TrafficSeen.Stall(18_000, 489_000))
                .scene(
                        "a long reader: a session that has read every table and stays in its transaction for half a second")
                .relation("orders", Fate.KEPT, 1_000_000, 245_760_000, 245_760_000)
                .watched();
    }

    private static Watched indexBuild() {
        return new WatchedBuilder()
                .statement(
                        "CREATE INDEX customers_email_idx ON customers (lower(email))", "CREATE INDEX", 1_500, 231_000)
                .hold("customers", LockMode.SHARE, 1_700, 233_500, 700, 0)
                .effects(new Effects(
                        List.of(new Effects.Scan(ObjectName.inPublic("customers"), 1, 100_000)),
                        List.of(),
                        List.of(new Effects.IndexBuild(
                                "customers_email_idx", ObjectName.inPublic("customers"), 3_200_000)),
                        List.of(),
                        OptionalLong.of(3_400_000),
                        OptionalLong.of(2_000_000)))
                .relation("customers", Fate.KEPT, 100_000, 12_288_000, 12_288_000)
                .traffic("customers", TrafficSeen.Kind.READ, 3_100, 0)
                .traffic("customers", TrafficSeen.Kind.WRITE, 229_000, 209_000, new TrafficSeen.Stall(4_000, 229_000))
                .watched();
    }

    private static Watched several(String table, Random random) {
        WatchedBuilder builder = new WatchedBuilder();
        long at = 1_000;
        for (int i = 0; i < 4; i++) {
            long took = 400L + random.nextInt(random.nextInt(30) == 0 ? 900_000 : 6_000);
            builder.statement(
                    "ALTER TABLE " + table + " ALTER COLUMN field_" + i + " SET DEFAULT 'value'",
                    "ALTER TABLE",
                    at,
                    took);
            LockMode mode = LockMode.values()[random.nextInt(8)];
            builder.hold(i % 2 == 0 ? table : table + "_" + i, mode, at + 100, at + took + 300, 300, 0);
            builder.hold(
                    WatchedBuilder.index(table + "_idx", table), LockMode.ACCESS_SHARE, at + 200, at + took, 200, 0);
            at += took + 900;
        }
        return builder.relation(table, Fate.KEPT, 50_000, 8_000_000, 8_000_000)
                .traffic(table, TrafficSeen.Kind.READ, at / 2, at / 3, new TrafficSeen.Stall(2_000, at / 2))
                .traffic(table, TrafficSeen.Kind.WRITE, at / 3, at / 4, new TrafficSeen.Stall(5_000, at / 3))
                .watched();
    }

    /** A journal and its judgement while they are being written. */
    private static final class Draft {
        private final String name;
        private final List<Migration> migrations = new ArrayList<>();
        private final List<Observation> observations = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();
        private final List<Growth> growth = new ArrayList<>();
        private final List<Problem> unchecked = new ArrayList<>();
        private final List<Suppression> unused = new ArrayList<>();
        private final List<TableSize> tables = new ArrayList<>();

        Draft(String name) {
            this.name = name;
        }

        Steps migration(String id, String description) {
            migrations.add(new Migration(
                    new MigrationId(id),
                    description,
                    SourceLocation.of(Path.of("db/" + id + "_" + description.replaceAll("\\W+", "_") + ".up.sql")),
                    new Reversal.Reversible()));
            return new Steps(new MigrationId(id));
        }

        Report report() {
            Journal journal = new Journal(
                    new Environment("sql", "pgjdbc 42.7.14", "18.6", "embedded PostgreSQL 18.6", 42),
                    new Plan(
                            Journey.STAIRWAY,
                            migrations,
                            observations.stream().map(Observation::step).toList()),
                    Instant.parse("2026-11-21T04:00:00Z"),
                    observations,
                    tables,
                    List.of(),
                    growth);
            Verdict verdict = findings.stream().anyMatch(Finding::fails)
                    ? new Verdict.Failed(findings)
                    : unchecked.isEmpty()
                            ? new Verdict.Passed(findings)
                            : new Verdict.Inconclusive(findings, unchecked);
            return new ReportBuilder(LIMITS)
                    .build(
                            name,
                            journal,
                            new Judgement(verdict, unchecked, unused),
                            Duration.ofMillis(12_345),
                            "project=db tool=sql journey=stairway rows=1000 newRows=20 seed=42 postgres=18.6");
        }

        /** The steps of one migration. */
        final class Steps {
            private final MigrationId id;

            Steps(MigrationId id) {
                this.id = id;
            }

            void all(Watched watched) {
                up(watched).down(watched).secondUp(watched);
            }

            Steps reversal(Reversal reversal) {
                migrations.set(
                        migrations.size() - 1,
                        migrations.get(migrations.size() - 1).with(reversal));
                return this;
            }

            Steps up(Watched watched) {
                return step(new Step.Apply(id, Step.Pass.FIRST), Outcome.completed(), watched);
            }

            Steps down(Watched watched) {
                return step(new Step.Revert(id), Outcome.completed(), watched);
            }

            Steps secondUp(Watched watched) {
                return step(new Step.Apply(id, Step.Pass.SECOND), Outcome.completed(), watched);
            }

            Steps failed(Step step, String said) {
                Watched watched = new WatchedBuilder()
                        .failing("ALTER TABLE customers DROP COLUMN phone", 900, 700, said)
                        .watched();
                return step(step, Outcome.failed(Problem.what("sql failed").said(said)), watched);
            }

            private Steps step(Step step, Outcome outcome, Watched watched) {
                long took = watched.statements().stream()
                        .mapToLong(statement -> statement.endMicros())
                        .max()
                        .orElse(0);
                observations.add(new Observation(
                        step, outcome, 0, took + 2_000, List.of(), List.of(), List.of(), List.of(), watched));
                return this;
            }
        }
    }
}

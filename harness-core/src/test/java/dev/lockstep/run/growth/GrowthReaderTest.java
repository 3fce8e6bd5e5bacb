package dev.lockstep.run.growth;

import static dev.lockstep.lock.LockMode.ACCESS_EXCLUSIVE;
import static dev.lockstep.lock.LockMode.ROW_EXCLUSIVE;
import static dev.lockstep.lock.LockMode.SHARE;
import static dev.lockstep.lock.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.lockstep.run.growth.Seen.builds;
import static dev.lockstep.run.growth.Seen.hold;
import static dev.lockstep.run.growth.Seen.rewrites;
import static dev.lockstep.run.growth.Seen.scans;
import static dev.lockstep.run.growth.Seen.writes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.journal.Effects;
import dev.lockstep.journal.Growth;
import dev.lockstep.journal.Growth.Cost;
import dev.lockstep.journal.Growth.Shape;
import dev.lockstep.journal.Outcome;
import dev.lockstep.lock.Measure;
import dev.lockstep.problem.Problem;
import dev.lockstep.run.GrowthVolumes;
import dev.lockstep.schema.ObjectName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class GrowthReaderTest {

    private static final String CREATE_INDEX = "CREATE INDEX ON orders (customer)";
    private static final String ADD_COLUMN = "ALTER TABLE orders ADD COLUMN note text";

    @Test
    void an_index_build_grows_with_the_rows_of_its_table() {
        Seen small = new Seen()
                .table("orders", 10_000)
                .alone(CREATE_INDEX, 13_000, builds("orders", 10_000, 245_760), hold(SHARE, "orders", 11_600, 13_200));
        Seen large = new Seen()
                .table("orders", 100_000)
                .alone(
                        CREATE_INDEX,
                        120_000,
                        builds("orders", 100_000, 2_252_800),
                        hold(SHARE, "orders", 117_000, 119_000));

        GrowthReader.Read read = read(small, large);

        assertThat(read.unknown()).isEmpty();
        assertThat(read.growth())
                .containsExactly(
                        new Growth(
                                "0004",
                                "up",
                                CREATE_INDEX,
                                Cost.HELD,
                                Optional.of(SHARE),
                                "orders",
                                Shape.SORTED,
                                "orders",
                                10_000,
                                100_000,
                                new Measure(11_600, 13_200),
                                new Measure(117_000, 119_000),
                                List.of(
                                        new Growth.Work(Growth.Work.Kind.ROWS_SCANNED, "orders", 10_000, 100_000),
                                        new Growth.Work(Growth.Work.Kind.INDEX_BYTES, "orders", 245_760, 2_252_800))),
                        new Growth(
                                "0004",
                                "up",
                                CREATE_INDEX,
                                Cost.STATEMENT,
                                Optional.empty(),
                                "",
                                Shape.SORTED,
                                "orders",
                                10_000,
                                100_000,
                                Measure.exactly(13_000),
                                Measure.exactly(120_000),
                                read.growth().get(0).work()));
    }

    @Test
    void a_statement_that_touches_no_rows_is_constant_whatever_its_time_did() {
        Seen small = new Seen()
                .table("orders", 10_000)
                .alone(ADD_COLUMN, 1_000, Effects.NONE, hold(ACCESS_EXCLUSIVE, "orders", 900, 1_100));
        Seen large = new Seen()
                .table("orders", 100_000)
                .alone(ADD_COLUMN, 9_000, Effects.NONE, hold(ACCESS_EXCLUSIVE, "orders", 8_900, 9_100));

        List<Growth> growth = read(small, large).growth();

        assertThat(growth)
                .extracting(Growth::cost, Growth::shape, Growth::relation, Growth::smallRows, Growth::largeRows)
                .containsExactly(
                        tuple(Cost.HELD, Shape.CONSTANT, "", 10_000L, 100_000L),
                        tuple(Cost.STATEMENT, Shape.CONSTANT, "", 10_000L, 100_000L));
    }

    @Test
    void a_table_that_has_as_many_rows_at_either_volume_does_not_make_anything_grow() {
        Seen small = new Seen()
                .table("country", 200)
                .alone("ALTER TABLE country …", 1_000, scans("country", 200), hold(ACCESS_EXCLUSIVE, "country", 1, 2));
        Seen large = new Seen()
                .table("country", 205)
                .alone("ALTER TABLE country …", 9_000, scans("country", 205), hold(ACCESS_EXCLUSIVE, "country", 8, 9));

        assertThat(read(small, large).growth()).extracting(Growth::shape).containsOnly(Shape.CONSTANT);
    }

    @Test
    void a_lock_that_is_held_across_a_backfill_grows_with_what_the_backfill_writes() {
        Seen small = new Seen()
                .table("orders", 10_000)
                .alone(ADD_COLUMN, 500, Effects.NONE, hold(ACCESS_EXCLUSIVE, "orders", 40_000, 40_500))
                .also("UPDATE orders SET note = 'x'", 39_000, writes("orders", 10_000));
        Seen large = new Seen()
                .table("orders", 100_000)
                .alone(ADD_COLUMN, 500, Effects.NONE, hold(ACCESS_EXCLUSIVE, "orders", 400_000, 400_500))
                .also("UPDATE orders SET note = 'x'", 390_000, writes("orders", 100_000));

        List<Growth> growth = read(small, large).growth();

        assertThat(growth)
                .extracting(one -> one.cost() + " " + one.statement() + " " + one.shape())
                .containsExactly(
                        "HELD " + ADD_COLUMN + " LINEAR",
                        "STATEMENT " + ADD_COLUMN + " CONSTANT",
                        "STATEMENT UPDATE orders SET note = 'x' LINEAR");
    }

    @Test
    void a_lock_follows_the_table_that_is_read_for_it_not_the_one_that_it_is_on() {
        Seen small = new Seen()
                .table("orders", 9_500)
                .table("customers", 10_000)
                .alone(
                        "ALTER TABLE orders ADD FOREIGN KEY …",
                        9_000,
                        scans("orders", 9_500),
                        hold(SHARE_ROW_EXCLUSIVE, "customers", 8_000, 8_500));
        Seen large = new Seen()
                .table("orders", 95_000)
                .table("customers", 100_000)
                .alone(
                        "ALTER TABLE orders ADD FOREIGN KEY …",
                        80_000,
                        scans("orders", 95_000),
                        hold(SHARE_ROW_EXCLUSIVE, "customers", 79_000, 79_500));

        Growth held = read(small, large).growth().get(0);

        assertThat(held.on()).isEqualTo("customers");
        assertThat(held.relation()).isEqualTo("orders");
        assertThat(held.smallRows()).isEqualTo(9_500);
        assertThat(held.largeRows()).isEqualTo(95_000);
    }

    @Test
    void a_rewrite_grows_and_a_few_pages_more_do_not() {
        Seen small = new Seen()
                .alone("ALTER TABLE orders …", 9, rewrites("orders", 800_000), hold(ACCESS_EXCLUSIVE, "orders", 8, 9))
                .alone("ALTER TABLE items …", 9, rewrites("items", 8_192), hold(ACCESS_EXCLUSIVE, "items", 8, 9));
        Seen large = new Seen()
                .alone("ALTER TABLE orders …", 9, rewrites("orders", 8_000_000), hold(ACCESS_EXCLUSIVE, "orders", 8, 9))
                .alone("ALTER TABLE items …", 9, rewrites("items", 24_576), hold(ACCESS_EXCLUSIVE, "items", 8, 9));

        assertThat(read(small, large).growth())
                .extracting(Growth::on, Growth::shape)
                .contains(tuple("orders", Shape.LINEAR), tuple("items", Shape.CONSTANT));
    }

    @Test
    void reading_another_table_for_each_row_grows_with_the_square() {
        Seen small = new Seen()
                .table("orders", 1_000)
                .alone("UPDATE orders …", 9, scans("customers", 1_000_000), hold(SHARE_ROW_EXCLUSIVE, "orders", 8, 9));
        Seen large = new Seen()
                .table("orders", 10_000)
                .alone(
                        "UPDATE orders …",
                        9,
                        scans("customers", 100_000_000),
                        hold(SHARE_ROW_EXCLUSIVE, "orders", 8, 9));

        assertThat(read(small, large).growth()).extracting(Growth::shape).containsOnly(Shape.QUADRATIC);
    }

    @Test
    void a_small_table_that_is_read_for_each_row_is_not_what_the_cost_follows() {
        Seen small = new Seen()
                .table("orders", 10_000)
                .table("country", 200)
                .alone("UPDATE orders …", 9, scansBoth(10_000), hold(SHARE_ROW_EXCLUSIVE, "orders", 8, 9));
        Seen large = new Seen()
                .table("orders", 100_000)
                .table("country", 200)
                .alone("UPDATE orders …", 9, scansBoth(100_000), hold(SHARE_ROW_EXCLUSIVE, "orders", 8, 9));

        assertThat(read(small, large).growth())
                .extracting(Growth::relation, Growth::shape)
                .containsOnly(tuple("orders", Shape.LINEAR));
    }

    private static Effects scansBoth(long rows) {
        return new Effects(
                List.of(
                        new Effects.Scan(ObjectName.inPublic("orders"), 1, rows),
                        new Effects.Scan(ObjectName.inPublic("country"), rows, rows * 200)),
                List.of(),
                List.of(),
                List.of(),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    @Test
    void locks_that_block_nobody_and_locks_on_new_tables_are_no_cost() {
        Seen seen = new Seen()
                .newTable("archive")
                .alone("INSERT INTO orders …", 9, Effects.NONE, hold(ROW_EXCLUSIVE, "orders", 8, 9))
                .alone("CREATE TABLE archive …", 9, Effects.NONE, hold(ACCESS_EXCLUSIVE, "archive", 8, 9));

        assertThat(read(seen, seen).growth()).isEmpty();
    }

    @Test
    void batches_are_told_once_and_figures_in_a_text_do_not_matter() {
        Seen small = new Seen()
                .alone("UPDATE orders … WHERE id > 0", 10, writes("orders", 1_000))
                .alone("UPDATE orders … WHERE id > 1000", 30, writes("orders", 1_000));
        Seen large = new Seen()
                .alone("UPDATE orders … WHERE id > 0", 11, writes("orders", 1_000))
                .alone("UPDATE orders … WHERE id > 1000", 29, writes("orders", 1_000))
                .alone("UPDATE orders … WHERE id > 2000", 28, writes("orders", 1_000));

        GrowthReader.Read read = read(small, large);

        assertThat(read.growth()).extracting(Growth::shape).containsOnly(Shape.CONSTANT);
        assertThat(read.unknown()).isEmpty();
    }

    @Test
    void of_equal_runs_the_one_that_was_disturbed_least_counts_statement_by_statement() {
        Seen first = new Seen()
                .table("orders", 10_000)
                .alone("UPDATE orders SET seen = '10:00'", 9_000, writes("orders", 10_000))
                .alone(CREATE_INDEX, 80_000, builds("orders", 10_000, 245_760), hold(SHARE, "orders", 70_000, 79_000));
        Seen again = new Seen()
                .table("orders", 10_000)
                .alone("UPDATE orders SET seen = '10:01'", 40_000, writes("orders", 10_000))
                .alone(CREATE_INDEX, 13_000, builds("orders", 10_000, 245_760), hold(SHARE, "orders", 11_600, 13_200));
        Seen large = new Seen()
                .table("orders", 100_000)
                .alone("UPDATE orders SET seen = '10:02'", 90_000, writes("orders", 100_000))
                .alone(
                        CREATE_INDEX,
                        120_000,
                        builds("orders", 100_000, 2_252_800),
                        hold(SHARE, "orders", 117_000, 119_000));

        GrowthReader.Read read = new GrowthReader(GrowthVolumes.standard())
                .read(List.of(first.journal(), again.journal()), large.journal());

        assertThat(read.growth())
                .extracting(Growth::cost, Growth::small)
                .containsExactly(
                        tuple(Cost.STATEMENT, Measure.exactly(9_000)),
                        tuple(Cost.HELD, new Measure(11_600, 13_200)),
                        tuple(Cost.STATEMENT, Measure.exactly(13_000)));
    }

    @Test
    void of_equal_runs_one_that_failed_is_left_out() {
        Seen small = new Seen().alone(ADD_COLUMN, 9, Effects.NONE, hold(ACCESS_EXCLUSIVE, "orders", 8, 9));
        Seen broken = new Seen().alone(ADD_COLUMN, 5, Effects.NONE, hold(ACCESS_EXCLUSIVE, "orders", 4, 5));

        GrowthReader.Read read = new GrowthReader(GrowthVolumes.standard())
                .read(
                        List.of(small.journal(), broken.journal(Outcome.failed(Problem.what("it took too long")))),
                        small.journal());

        assertThat(read.growth()).extracting(Growth::small).containsExactly(new Measure(8, 9), Measure.exactly(9));
    }

    @Test
    void a_blocking_statement_that_only_one_run_shows_is_named() {
        Seen small = new Seen().alone("SELECT 1", 9, Effects.NONE);
        Seen large = new Seen()
                .alone("LOCK TABLE orders", 9, Effects.NONE, hold(ACCESS_EXCLUSIVE, "orders", 8, 9))
                .alone("SELECT 1", 9, Effects.NONE);

        assertThat(read(small, large).unknown())
                .extracting(Problem::text)
                .containsExactly(
                        """
                        how the cost of a statement grows is not known
                          where:  migration 0004
                          said:   LOCK TABLE orders
                          said:   it was sent at only one of the two volumes
                          remedy: let the migration send the same statements whatever the tables hold""");
    }

    @Test
    void a_migration_that_failed_at_one_volume_is_not_compared() {
        Seen seen = new Seen().alone(ADD_COLUMN, 9, Effects.NONE, hold(ACCESS_EXCLUSIVE, "orders", 8, 9));

        GrowthReader.Read read = new GrowthReader(GrowthVolumes.standard())
                .read(List.of(seen.journal()), seen.journal(Outcome.failed(Problem.what("it took too long"))));

        assertThat(read.growth()).isEmpty();
    }

    private static GrowthReader.Read read(Seen small, Seen large) {
        return new GrowthReader(GrowthVolumes.standard()).read(List.of(small.journal()), large.journal());
    }
}

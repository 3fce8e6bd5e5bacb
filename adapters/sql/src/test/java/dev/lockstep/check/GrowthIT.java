package dev.lockstep.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Lockstep;
import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.journal.Growth;
import dev.lockstep.journal.Growth.Cost;
import dev.lockstep.journal.Growth.Shape;
import dev.lockstep.lock.LockMode;
import dev.lockstep.run.GrowthVolumes;
import dev.lockstep.run.RunResult;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.TrafficPlan;
import dev.lockstep.verdict.Budget;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Limits;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.TableSizes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ContractServer.class)
class GrowthIT {

    private static final Budget AT_PRODUCTION = new Budget(
            Budget.Cost.HELD,
            Optional.empty(),
            Budget.ANY,
            Budget.ANY,
            Optional.empty(),
            Duration.ofMillis(200),
            OptionalLong.of(500_000_000),
            "GrowthIT");

    /** So far apart that the growth is many times what a busy machine adds to a measurement: else a warning is the right answer. */
    private static final GrowthVolumes VOLUMES = new GrowthVolumes(2_000, 100_000);

    @TempDir
    Path folder;

    @Test
    void an_index_build_grows_and_breaks_a_budget_that_an_added_column_keeps(DatabaseServer server) {
        SqlProject project = SqlProject.in(folder)
                .notes()
                .migration("002_index", "CREATE INDEX notes_body ON notes (left(body, 100))", "DROP INDEX notes_body")
                .migration(
                        "003_column",
                        "ALTER TABLE notes ADD COLUMN extra integer DEFAULT 7",
                        "ALTER TABLE notes DROP COLUMN extra");

        RunResult result = check(project, server);

        assertThat(held(result, "002_index"))
                .as(result.summary())
                .singleElement()
                .satisfies(index -> {
                    assertThat(index.mode()).contains(LockMode.SHARE);
                    assertThat(index.on()).isEqualTo("notes");
                    assertThat(index.shape()).isEqualTo(Shape.SORTED);
                    assertThat(index.relation()).isEqualTo("notes");
                    assertThat(index.smallRows()).isEqualTo(2_000);
                    assertThat(index.largeRows()).isEqualTo(100_000);
                });
        assertThat(held(result, "003_column"))
                .as(result.summary())
                .singleElement()
                .satisfies(column -> {
                    assertThat(column.mode()).contains(LockMode.ACCESS_EXCLUSIVE);
                    assertThat(column.shape()).isEqualTo(Shape.CONSTANT);
                });
        assertThat(ofGrowth(result)).as(result.summary()).singleElement().satisfies(finding -> {
            assertThat(finding.migration()).isEqualTo("002_index");
            assertThat(finding.relation()).isEqualTo("notes");
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        });
    }

    @Test
    void a_lock_grows_with_the_table_that_is_read_for_it(DatabaseServer server) {
        SqlProject project = SqlProject.in(folder)
                .notes()
                .migration("002_words", "CREATE TABLE words (id bigint PRIMARY KEY, note bigint)", "DROP TABLE words")
                .migration(
                        "003_key",
                        "ALTER TABLE words ADD FOREIGN KEY (note) REFERENCES notes NOT VALID",
                        "ALTER TABLE words DROP CONSTRAINT words_note_fkey")
                .migration(
                        "004_backfill",
                        "ALTER TABLE notes ADD COLUMN words integer DEFAULT 0; UPDATE words SET note = NULL",
                        "ALTER TABLE notes DROP COLUMN words");

        RunResult result = check(project, server);

        assertThat(held(result, "003_key")).as(result.summary()).isNotEmpty().allSatisfy(key -> assertThat(key.shape())
                .isEqualTo(Shape.CONSTANT));
        assertThat(held(result, "004_backfill"))
                .as(result.journal().orElseThrow().growth().toString())
                .filteredOn(growth -> growth.on().equals("notes"))
                .singleElement()
                .satisfies(notes -> {
                    assertThat(notes.shape()).isEqualTo(Shape.LINEAR);
                    assertThat(notes.relation()).isEqualTo("words");
                });
    }

    @Test
    void growth_is_not_measured_where_nobody_needs_it(DatabaseServer server) {
        RunResult result =
                Lockstep.check(SqlProject.in(folder).notes().settings().build(), server);

        assertThat(result.journal().orElseThrow().growth()).isEmpty();
    }

    private static RunResult check(SqlProject project, DatabaseServer server) {
        return Lockstep.check(
                project.settings()
                        .limits(new Limits(List.of(AT_PRODUCTION), TableSizes.undeclared()))
                        .growth(VOLUMES)
                        .traffic(TrafficPlan.none())
                        .build(),
                server);
    }

    private static List<Growth> held(RunResult result, String migration) {
        return result.journal().orElseThrow().growth().stream()
                .filter(growth ->
                        growth.cost() == Cost.HELD && growth.migration().equals(migration))
                .toList();
    }

    private static List<Finding> ofGrowth(RunResult result) {
        return result.verdict().findings().stream()
                .filter(finding -> finding.rule() == RuleId.COST_GROWS_WITH_ROWS)
                .toList();
    }
}

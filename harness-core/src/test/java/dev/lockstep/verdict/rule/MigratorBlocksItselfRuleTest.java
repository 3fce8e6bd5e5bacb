package dev.lockstep.verdict.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Outcome;
import dev.lockstep.journal.SelfBlock;
import dev.lockstep.lock.Party;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.plan.Step;
import dev.lockstep.problem.Problem;
import dev.lockstep.verdict.JournalBuilder;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.WatchedBuilder;
import org.junit.jupiter.api.Test;

class MigratorBlocksItselfRuleTest {

    private static final String INDEX = "CREATE INDEX CONCURRENTLY i ON orders (channel)";

    @Test
    void a_statement_that_waits_for_its_own_tool_is_an_error_and_the_failure_only_follows_from_it() {
        Journal journal = JournalBuilder.of("7")
                .watched(
                        new Step.Apply(new MigrationId("7"), Step.Pass.FIRST),
                        Outcome.failed(
                                Problem.what("cancelled").where("db/7.up.sql").said("57014")),
                        900,
                        new WatchedBuilder()
                                .statement(INDEX, 800)
                                .selfBlock(new SelfBlock(
                                        INDEX,
                                        new Party(11, Party.Role.MIGRATOR, "session 2 of the tool"),
                                        "the end of virtual transaction 3/17",
                                        new Party(10, Party.Role.MIGRATOR, "session 1 of the tool"),
                                        "SELECT pg_try_advisory_xact_lock(77)")))
                .journal();

        assertThat(new MigratorBlocksItselfRule().judge(journal))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.problem().text())
                            .isEqualTo(
                                    """
                    the migration waits for its own tool, and would wait forever
                      where:  sql migration 7, up, db/7.up.sql
                      said:   statement: CREATE INDEX CONCURRENTLY i ON orders (channel)
                      said:   session 2 of the tool (pid 11) waits for the end of virtual transaction 3/17, which session 1 of the tool (pid 10) has
                      said:   that session does nothing any more; its last statement: SELECT pg_try_advisory_xact_lock(77)
                      remedy: let the tool keep its own lock without a transaction that stays open, or run the statement where the tool holds none (Flyway: flyway.postgresql.transactional.lock=false)""");
                });
        assertThat(new UpFailedRule().judge(journal)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.INFO);
            assertThat(finding.problem().evidence()).contains("follows from migrator-blocks-itself");
        });
    }

    @Test
    void a_tool_that_does_not_wait_for_itself_is_quiet() {
        Journal journal = JournalBuilder.of("7")
                .up("7", new WatchedBuilder().statement(INDEX, 800))
                .journal();

        assertThat(new MigratorBlocksItselfRule().judge(journal)).isEmpty();
    }
}

package dev.lockstep.verdict.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.Journal;
import dev.lockstep.plan.Point;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.JournalBuilder;
import org.junit.jupiter.api.Test;

class HistoryRulesTest {

    @Test
    void a_history_that_says_what_was_done_is_quiet() {
        Journal journal = JournalBuilder.of("1", "2")
                .capture("1", Point.BEFORE)
                .capture("1", Point.AFTER_UP)
                .capture("1", Point.AFTER_DOWN)
                .capture("1", Point.AFTER_SECOND_UP)
                .capture("2", Point.AFTER_UP)
                .journal();

        assertThat(new BookkeepingInconsistentRule().judge(journal)).isEmpty();
        assertThat(new MigrationsPendingRule().judge(journal)).isEmpty();
    }

    @Test
    void a_migration_that_stays_in_the_history_after_its_down_is_found_once() {
        Journal journal = JournalBuilder.of("1", "2")
                .history("2", Point.AFTER_DOWN, "1", "2")
                .history("2", Point.AFTER_SECOND_UP, "1", "2")
                .journal();

        assertThat(new BookkeepingInconsistentRule().judge(journal))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.direction()).isEqualTo(Direction.DOWN);
                    assertThat(finding.problem().text())
                            .isEqualTo(
                                    """
                                    after the down of 2, the tool's history is not what was done
                                      where:  sql migration 2, down, db/2.up.sql
                                      said:   in the history though it is down: 2
                                      remedy: leave the history to the tool: no migration writes to it""");
                });
    }

    @Test
    void a_migration_that_is_missing_from_the_history_for_a_while_is_found() {
        Journal journal = JournalBuilder.of("1", "2")
                .history("2", Point.AFTER_DOWN)
                .history("2", Point.AFTER_SECOND_UP, "1", "2")
                .journal();

        assertThat(new BookkeepingInconsistentRule().judge(journal))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.problem().evidence()).containsExactly("not in the history though it is up: 1"));
        assertThat(new MigrationsPendingRule().judge(journal)).isEmpty();
    }

    @Test
    void a_migration_that_is_missing_to_the_end_is_pending_and_told_once() {
        Journal journal = JournalBuilder.of("1", "2", "3")
                .history("2", Point.AFTER_UP, "2")
                .history("2", Point.AFTER_SECOND_UP, "2")
                .history("3", Point.AFTER_SECOND_UP, "2", "3")
                .journal();

        assertThat(new BookkeepingInconsistentRule().judge(journal)).isEmpty();
        assertThat(new MigrationsPendingRule().judge(journal)).singleElement().satisfies(finding -> {
            assertThat(finding.migration()).isEqualTo("2");
            assertThat(finding.problem().evidence()).containsExactly("pending: 1", "first seen: capture 2 after-up");
        });
    }

    @Test
    void a_run_that_did_not_get_to_the_end_has_nothing_pending() {
        Journal journal = JournalBuilder.of("1", "2")
                .history("1", Point.AFTER_SECOND_UP, "1")
                .journal();

        assertThat(new MigrationsPendingRule().judge(journal)).isEmpty();
    }
}

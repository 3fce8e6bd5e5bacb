package dev.lockstep.verdict.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.data.IntegrityViolation;
import dev.lockstep.data.IntegrityViolation.Kind;
import dev.lockstep.journal.Journal;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.plan.Point;
import dev.lockstep.plan.Span;
import dev.lockstep.plan.Step;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.JournalBuilder;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IntegrityRulesTest {

    private static final Map<Kind, Rule> RULES = Map.of(
            Kind.CONSTRAINT_VIOLATED, new ConstraintViolatedRule(),
            Kind.CONSTRAINT_NOT_VALIDATED, new ConstraintNotValidatedRule(),
            Kind.INDEX_INVALID, new IndexInvalidRule(),
            Kind.SEQUENCE_BEHIND, new SequenceBehindRule(),
            Kind.FOREIGN_KEY_WITHOUT_INDEX, new ForeignKeyWithoutIndexRule(),
            Kind.INVARIANT_BROKEN, new InvariantBrokenRule());

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_promise_that_an_up_breaks_for_good_is_told_once_of_that_migration(Kind kind) {
        Journal journal = JournalBuilder.of("1", "2")
                .violated("1", Point.AFTER_SECOND_UP)
                .violated("2", Point.AFTER_UP, broken(kind))
                .violated("2", Point.AFTER_DOWN)
                .violated("2", Point.AFTER_SECOND_UP, broken(kind))
                .journal();

        assertThat(rule(kind).judge(journal)).singleElement().satisfies(finding -> {
            assertThat(finding.migration()).isEqualTo("2");
            assertThat(finding.direction()).isEqualTo(Direction.UP);
            assertThat(finding.relation()).isEqualTo("orders");
            assertThat(finding.problem().what()).contains("promise");
            assertThat(finding.problem().evidence()).contains("seen");
            assertThat(finding.problem().remedy()).isNotBlank();
        });
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void promises_that_hold_are_quiet(Kind kind) {
        Journal journal = JournalBuilder.of("1")
                .violated("1", Point.BEFORE)
                .violated("1", Point.AFTER_UP)
                .violated("1", Point.AFTER_SECOND_UP)
                .journal();

        assertThat(rule(kind).judge(journal)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void what_was_broken_before_is_not_this_migrations_doing(Kind kind) {
        Journal journal = JournalBuilder.of("1", "2")
                .violated("2", Point.BEFORE, broken(kind))
                .violated("2", Point.AFTER_UP, broken(kind))
                .violated("2", Point.AFTER_SECOND_UP, broken(kind))
                .journal();

        assertThat(rule(kind).judge(journal)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"CONSTRAINT_NOT_VALIDATED", "INDEX_INVALID", "FOREIGN_KEY_WITHOUT_INDEX"})
    void what_a_later_migration_mends_is_quiet(Kind kind) {
        Journal journal = JournalBuilder.of("1", "2")
                .violated("1", Point.AFTER_UP, broken(kind))
                .violated("1", Point.AFTER_SECOND_UP, broken(kind))
                .violated("2", Point.AFTER_UP)
                .violated("2", Point.AFTER_SECOND_UP)
                .journal();

        assertThat(rule(kind).judge(journal)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"CONSTRAINT_NOT_VALIDATED", "INDEX_INVALID", "FOREIGN_KEY_WITHOUT_INDEX"})
    void what_a_migration_that_was_not_reached_might_mend_is_quiet(Kind kind) {
        Step.Capture notReached = new Step.Capture(Span.of(new MigrationId("2")), Point.AFTER_SECOND_UP, List.of());
        Journal journal = JournalBuilder.of("1", "2")
                .violated("1", Point.AFTER_SECOND_UP, broken(kind))
                .journal(List.of(notReached));

        assertThat(rule(kind).judge(journal)).isEmpty();
    }

    @Test
    void rows_that_break_a_not_valid_constraint_are_quiet_when_a_later_migration_puts_them_right() {
        IntegrityViolation[] both = {broken(Kind.CONSTRAINT_VIOLATED), broken(Kind.CONSTRAINT_NOT_VALIDATED)};
        Journal mended = JournalBuilder.of("1", "2")
                .violated("1", Point.AFTER_UP, both)
                .violated("2", Point.AFTER_SECOND_UP)
                .journal();
        Journal left = JournalBuilder.of("1", "2")
                .violated("1", Point.AFTER_UP, both)
                .violated("2", Point.AFTER_SECOND_UP, both)
                .journal();

        assertThat(new ConstraintViolatedRule().judge(mended)).isEmpty();
        assertThat(new ConstraintViolatedRule().judge(left)).hasSize(1);
    }

    @Test
    void a_promise_that_a_down_breaks_is_told_of_the_down() {
        Journal journal = JournalBuilder.of("1")
                .violated("1", Point.BEFORE)
                .violated("1", Point.AFTER_UP)
                .violated("1", Point.AFTER_DOWN, broken(Kind.INVARIANT_BROKEN))
                .journal();

        assertThat(new InvariantBrokenRule().judge(journal))
                .singleElement()
                .satisfies(finding -> assertThat(finding.direction()).isEqualTo(Direction.DOWN));
    }

    @Test
    void generated_rows_that_break_an_invariant_are_no_finding() {
        Journal journal = JournalBuilder.of("1", "2")
                .violated("1", Point.AFTER_SECOND_UP)
                .violated("2", Point.BEFORE, broken(Kind.INVARIANT_BROKEN))
                .violated("2", Point.AFTER_UP, broken(Kind.INVARIANT_BROKEN))
                .journal();

        assertThat(new InvariantBrokenRule().judge(journal)).isEmpty();
    }

    @Test
    void a_missing_index_and_a_validation_that_never_comes_are_only_warnings() {
        for (Kind kind : List.of(Kind.FOREIGN_KEY_WITHOUT_INDEX, Kind.CONSTRAINT_NOT_VALIDATED)) {
            Journal journal = JournalBuilder.of("1")
                    .violated("1", Point.AFTER_UP, broken(kind))
                    .journal();

            assertThat(rule(kind).judge(journal))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING));
        }
    }

    private static Rule rule(Kind kind) {
        return RULES.getOrDefault(kind, new ConstraintViolatedRule());
    }

    private static IntegrityViolation broken(Kind kind) {
        return new IntegrityViolation(kind, ObjectName.inPublic("orders"), "promise", "seen", 3, "(id=7)");
    }
}

package dev.lockstep.verdict.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.data.DataDiff;
import dev.lockstep.journal.Comparison;
import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.plan.Point;
import dev.lockstep.plan.Purpose;
import dev.lockstep.plan.Span;
import dev.lockstep.plan.Step;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.Change;
import dev.lockstep.schema.ObjectKey;
import dev.lockstep.schema.ObjectKind;
import dev.lockstep.schema.SchemaDiff;
import dev.lockstep.schema.SchemaObject;
import dev.lockstep.verdict.JournalBuilder;
import dev.lockstep.verdict.Severity;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SchemaRulesTest {

    private static final ObjectKey TABLE = new ObjectKey(ObjectKind.TABLE, "public.orders");
    private static final ObjectKey INDEX = new ObjectKey(ObjectKind.INDEX, "public.orders_idx");
    private static final ObjectKey COLUMN = new ObjectKey(ObjectKind.COLUMN, "public.orders.total");

    @Test
    void everything_that_the_down_leaves_otherwise_is_named_with_both_values() {
        Journal journal = JournalBuilder.of("1")
                .compared(
                        "1",
                        Purpose.DOWN_RESTORES,
                        new Change.Added(object(INDEX)),
                        new Change.Removed(object(TABLE)),
                        new Change.Altered(COLUMN, "type", "integer", "bigint"))
                .journal();

        assertThat(new SchemaDiffersAfterDownRule().judge(journal))
                .singleElement()
                .satisfies(finding -> assertThat(finding.problem().text())
                        .isEqualTo(
                                """
                                the down of 1 does not give back the schema
                                  where:  sql migration 1, down, db/1.up.sql
                                  said:   index public.orders_idx is still there, or new
                                  said:   table public.orders is gone
                                  said:   column public.orders.total: type was integer, is bigint
                                  remedy: undo in the down what the up did to each of them"""));
    }

    @Test
    void another_column_order_after_the_down_is_only_information() {
        SchemaDiff reordered = new SchemaDiff(List.of(), List.of(new Change.Reordered(TABLE, "a, b", "b, a")));
        Journal journal = JournalBuilder.of("1")
                .capture(
                        "1",
                        Point.AFTER_DOWN,
                        List.of(new Comparison(Purpose.DOWN_RESTORES, reordered, DataDiff.none())),
                        List.of())
                .journal();

        assertThat(new SchemaDiffersAfterDownRule().judge(journal))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.INFO));
    }

    @Test
    void what_the_up_changes_is_no_difference_after_the_down() {
        Journal journal = JournalBuilder.of("1")
                .compared("1", Purpose.UP_KEEPS_ROWS, new Change.Added(object(INDEX)))
                .compared("1", Purpose.DOWN_RESTORES, new Change[0])
                .compared("1", Purpose.SECOND_UP_REPEATS_FIRST, new Change[0])
                .journal();

        assertThat(new SchemaDiffersAfterDownRule().judge(journal)).isEmpty();
        assertThat(new SchemaDiffersAfterSecondUpRule().judge(journal)).isEmpty();
    }

    @Test
    void a_second_up_that_makes_another_schema_is_found() {
        Journal journal = JournalBuilder.of("1")
                .compared("1", Purpose.DOWN_RESTORES, new Change[0])
                .compared("1", Purpose.SECOND_UP_REPEATS_FIRST, new Change.Removed(object(INDEX)))
                .journal();

        assertThat(new SchemaDiffersAfterSecondUpRule().judge(journal))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.fails()).isTrue();
                    assertThat(finding.relation()).isEqualTo("public.orders_idx");
                    assertThat(finding.problem().evidence()).containsExactly("index public.orders_idx is missing");
                });
    }

    @Test
    void a_difference_that_the_down_made_is_told_only_there() {
        Journal journal = JournalBuilder.of("1")
                .compared("1", Purpose.DOWN_RESTORES, new Change.Removed(object(INDEX)))
                .compared("1", Purpose.SECOND_UP_REPEATS_FIRST, new Change.Removed(object(INDEX)))
                .journal();

        assertThat(new SchemaDiffersAfterSecondUpRule().judge(journal)).isEmpty();
    }

    @Test
    void a_model_that_the_application_could_not_start_with_is_an_error() {
        Journal journal = JournalBuilder.of("1")
                .step(
                        checkModel(),
                        Outcome.failed(Problem.what("validation refuses").said("missing column [total]")))
                .journal();

        assertThat(new ModelDiffersRule().judge(journal)).singleElement().satisfies(finding -> {
            assertThat(finding.fails()).isTrue();
            assertThat(finding.problem().evidence()).contains("missing column [total]");
        });
    }

    @Test
    void a_column_that_the_model_makes_otherwise_is_a_warning() {
        Journal journal = modelCompared(
                new Change.Altered(COLUMN, "type", "integer", "bigint"), new Change.Removed(object(TABLE)));

        assertThat(new ModelDiffersRule().judge(journal)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.problem().evidence())
                    .containsExactly(
                            "column public.orders.total: type was integer, is bigint",
                            "table public.orders is not in the migrated schema");
        });
    }

    @Test
    void what_only_the_migrations_make_is_theirs_to_decide() {
        Journal journal =
                modelCompared(new Change.Added(object(INDEX)), new Change.Altered(COLUMN, "default", "", "0"));

        assertThat(new ModelDiffersRule().judge(journal)).isEmpty();
    }

    private static Journal modelCompared(Change... changes) {
        return JournalBuilder.of("1").modelCompared(changes).journal();
    }

    private static Step checkModel() {
        return new Step.CheckModel(Span.of(new MigrationId("1")));
    }

    private static SchemaObject object(ObjectKey key) {
        return new SchemaObject(key, new TreeMap<>(Map.of()));
    }
}

package dev.lockstep.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.problem.LockstepException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigrationTestIT {

    private static final String PROJECTS = "src/test/resources/projects/";

    private final Launch passing = Launch.of(PassingTestCase.class);

    @Test
    void shows_one_invocation_per_migration_and_one_for_the_whole() {
        assertThat(passing.lines())
                .containsExactly(
                        "0001_create_orders · up·down·up: SUCCESSFUL",
                        "0002_add_status · up·down·up: SUCCESSFUL",
                        "the whole history: SUCCESSFUL");
    }

    @Test
    void enters_the_body_once_per_migration() {
        assertThat(passing.published("body")).containsExactly("0001_create_orders", "0002_add_status");
    }

    @Test
    void attaches_and_links_the_report() {
        assertThat(passing.published("lockstep.verdict")).containsExactly("passed");
        assertThat(passing.published("lockstep.report")).singleElement().satisfies(path -> assertThat(Path.of(path))
                .isRegularFile()
                .endsWithRaw(Path.of(
                        "target/lockstep/MigrationTestIT.PassingTestCase.every_migration_is_safe/report.json")));
    }

    @Test
    void the_page_for_people_is_linked_too() {
        assertThat(passing.published("lockstep.page"))
                .singleElement()
                .satisfies(path -> assertThat(Path.of(path)).isRegularFile().hasFileName("report.html"));
    }

    @Test
    void each_migration_tells_what_it_came_to() {
        Launch launch = Launch.of(FailingTestCase.class);

        assertThat(launch.published("lockstep.migration"))
                .containsExactly("0001_create_orders", "0002_drop_customer", "0003_typo", "0004_add_total");
        assertThat(launch.published("lockstep.outcome")).containsExactly("passed", "failed", "failed", "not tested");
        assertThat(launch.published("lockstep.findings"))
                .containsExactly(
                        "schema-differs-after-down (error), schema-differs-after-down (info),"
                                + " rows-differ-after-round-trip (error)",
                        "up-failed (error)");
    }

    @Test
    void fails_the_migration_that_is_wrong_and_says_why() {
        Launch launch = Launch.of(FailingTestCase.class);

        assertThat(launch.lines())
                .containsExactly(
                        "0001_create_orders · up·down·up: SUCCESSFUL",
                        "0002_drop_customer · up·down·up: FAILED",
                        "0003_typo · up·down·up: FAILED",
                        "0004_add_total · up·down·up: ABORTED",
                        "the whole history: FAILED");
        assertThat(launch.failures())
                .extracting(Throwable::getMessage)
                .containsExactly(
                        """
                        the down of 0002_drop_customer does not give back the schema
                          where:  sql migration 0002_drop_customer, down, PROJECT/0002_drop_customer.up.sql
                          said:   column public.orders.customer: default was not set, is 'unknown'::text
                          remedy: undo in the down what the up did to each of them
                          rule:   schema-differs-after-down

                        after the down of 0002_drop_customer, values in orders are not what they were
                          where:  sql migration 0002_drop_customer, down, PROJECT/0002_drop_customer.up.sql
                          said:   column customer: another value in 20 rows, for example (id=1)
                          remedy: let the up keep the old values where the down finds them, or declare the migration irreversible
                          rule:   rows-differ-after-round-trip

                        report: REPORT"""
                                .replace("PROJECT", project("failing"))
                                .replace("REPORT", report("FailingTestCase")),
                        """
                        the up of 0003_typo failed
                          where:  PROJECT/0003_typo.up.sql:1
                          said:   sql failed to apply 0003_typo
                          said:   42601: syntax error at or near "TABEL"
                          remedy: correct the migration: nothing that comes after it can go out
                          rule:   up-failed

                        report: REPORT"""
                                .replace("PROJECT", project("failing"))
                                .replace("REPORT", report("FailingTestCase")),
                        """
                        not tested: 1 of 4 migrations
                          said:   0004_add_total: the up of 0003_typo failed

                        report: REPORT"""
                                .replace("REPORT", report("FailingTestCase")));
        assertThat(launch.aborts())
                .extracting(Throwable::getMessage)
                .containsExactly("not tested: the up of 0003_typo failed");
    }

    @Test
    void fails_a_project_without_migrations() {
        Launch launch = Launch.of(EmptyTestCase.class);

        assertThat(launch.lines()).containsExactly("the whole history: FAILED");
        assertThat(launch.onlyFailure())
                .hasMessage(
                        """
                        the project has no migrations, so there is nothing to check
                          where:  PROJECT
                          said:   sql found none; the settings name the tool
                          remedy: point at the folder of the migrations, or correct the tool's settings

                        report: REPORT"""
                                .replace("PROJECT", project("empty"))
                                .replace("REPORT", report("EmptyTestCase")));
    }

    @Test
    void fails_a_run_without_rows() {
        Launch launch = Launch.of(WithoutRowsTestCase.class);

        assertThat(launch.lines())
                .containsExactly(
                        "0001_create_orders · up·down·up: SUCCESSFUL",
                        "0002_add_status · up·down·up: SUCCESSFUL",
                        "the whole history: FAILED");
        assertThat(launch.onlyFailure())
                .hasMessage(
                        """
                        the run had no rows, so nothing is known about what happens to data
                          remedy: set rows to 1 or more

                        report: REPORT"""
                                .replace("REPORT", report("WithoutRowsTestCase")));
    }

    @Test
    void names_an_irreversible_migration_with_its_reason() {
        Launch launch = Launch.of(IrreversibleTestCase.class);

        assertThat(launch.lines())
                .containsExactly(
                        "0001_create_orders · up·down·up: SUCCESSFUL",
                        "0002_drop_customer · up, restored, up (irreversible: names move to the customer service): SUCCESSFUL",
                        "the whole history: SUCCESSFUL");
    }

    @Test
    void passes_what_is_accepted() {
        Launch launch = Launch.of(AcceptedTestCase.class);

        assertThat(launch.lines())
                .contains("0002_drop_customer · up·down·up: SUCCESSFUL", "the whole history: SUCCESSFUL");
        assertThat(launch.failures()).isEmpty();
    }

    @Test
    void tells_every_mistake_of_the_configuration_in_one_failing_invocation() {
        Launch launch = Launch.with(Map.of("lockstep.rows", "many"), MistakenTestCase.class);

        assertThat(launch.lines()).containsExactly("the whole history: FAILED");
        assertThat(launch.onlyFailure())
                .isInstanceOf(LockstepException.class)
                .hasMessage(
                        """
                        the configuration of the test has 3 mistakes
                          where:  MigrationTestIT.MistakenTestCase.migrations
                          said:   @MigrationTest(project) = no/such/folder: no such folder (looked for %s)
                          said:   @MigrationTest(deadline) = soon: not a duration; write a number with ms, s, m or h, for instance 30s
                          said:   lockstep.rows = many: not a whole number
                          remedy: correct the annotation, junit-platform.properties or the system property"""
                                .formatted(Path.of("no/such/folder").toAbsolutePath()));
    }

    @Test
    void takes_what_no_annotation_says_from_the_configuration() {
        Launch launch = Launch.with(
                Map.of("lockstep.project", PROJECTS + "passing", "lockstep.journey", "latest", "lockstep.latest", "1"),
                ConfiguredTestCase.class);

        assertThat(launch.lines())
                .containsExactly("0002_add_status · up·down·up: SUCCESSFUL", "the whole history: SUCCESSFUL");
    }

    @Test
    void a_shard_shows_its_own_migrations_only() {
        Launch launch = Launch.with(
                Map.of("lockstep.project", PROJECTS + "passing", "lockstep.shard", "2/2"), ConfiguredTestCase.class);

        assertThat(launch.lines())
                .containsExactly("0002_add_status · up·down·up: SUCCESSFUL", "the whole history: SUCCESSFUL");
    }

    @Test
    void a_shard_without_a_migration_is_given_up_and_says_why() {
        Launch launch = Launch.with(
                Map.of("lockstep.project", PROJECTS + "passing", "lockstep.shard", "3/3"), ConfiguredTestCase.class);

        assertThat(launch.lines()).containsExactly("the whole history: ABORTED");
        assertThat(launch.aborts())
                .extracting(Throwable::getMessage)
                .containsExactly(
                        "shard 3/3: nothing is looked at here; there are more shards than migrations to look at,"
                                + " of which the project has 2");
    }

    @Test
    void tests_a_round_trip_of_the_whole_history() {
        Launch launch = Launch.with(
                Map.of("lockstep.project", PROJECTS + "passing", "lockstep.journey", "round-trip"),
                ConfiguredTestCase.class);

        assertThat(launch.lines())
                .containsExactly(
                        "0001_create_orders · up·down·up: SUCCESSFUL",
                        "0002_add_status · up·down·up: SUCCESSFUL",
                        "the whole history: SUCCESSFUL");
    }

    @Test
    void lets_a_body_fail_a_migration_that_is_right() {
        Launch launch = Launch.of(BodyFailsTestCase.class);

        assertThat(launch.onlyFailure()).hasMessage("the body says no to 0002_add_status");
    }

    @Test
    void tells_the_verdict_before_what_the_body_says() {
        Launch launch = Launch.of(BodyAndVerdictFailTestCase.class);

        assertThat(launch.failures().get(1))
                .hasMessageContaining("rule:   rows-")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("the body says no to 0002_drop_customer"));
    }

    @Test
    void lets_no_body_and_nothing_around_it_hide_the_verdict() {
        Launch launch = Launch.of(GivesUpTestCase.class, GivesUpBeforeTestCase.class);

        assertThat(launch.lines())
                .filteredOn(line -> line.startsWith("0002"))
                .containsExactly("0002_drop_customer · up·down·up: FAILED", "0002_drop_customer · up·down·up: FAILED");
        assertThat(launch.lines())
                .filteredOn(line -> line.startsWith("0001"))
                .containsExactly(
                        "0001_create_orders · up·down·up: ABORTED", "0001_create_orders · up·down·up: ABORTED");
    }

    @Test
    void heeds_disabled_and_tags() {
        Launch launch = Launch.of(DisabledTestCase.class);

        assertThat(launch.lines())
                .contains("off(): SKIPPED later", "the whole history: SUCCESSFUL")
                .hasSize(4);
        assertThat(launch.results().testEvents().started().stream())
                .allSatisfy(event -> assertThat(event.getTestDescriptor().getTags())
                        .extracting(tag -> tag.getName())
                        .containsExactly("slow"));
    }

    private static String project(String name) {
        return Path.of(PROJECTS, name).toAbsolutePath().toString();
    }

    private static String report(String testCase) {
        return Path.of("target/lockstep/MigrationTestIT." + testCase + ".migrations/report.html")
                .toAbsolutePath()
                .toString();
    }

    @Volume(rows = 20, newRows = 3)
    static class PassingTestCase {
        @MigrationTest(project = PROJECTS + "passing")
        void every_migration_is_safe(MigrationStep step, TestReporter reporter) {
            reporter.publishEntry("body", step.toString());
        }
    }

    @Volume(rows = 20, newRows = 3)
    static class FailingTestCase {
        @MigrationTest(project = PROJECTS + "failing")
        void migrations() {}
    }

    static class EmptyTestCase {
        @MigrationTest(project = PROJECTS + "empty", tool = "sql")
        void migrations(MigrationStep step) {}
    }

    @Volume(rows = 0)
    static class WithoutRowsTestCase {
        @MigrationTest(project = PROJECTS + "passing")
        void migrations() {}
    }

    @Volume(rows = 20, newRows = 3)
    static class IrreversibleTestCase {
        @MigrationTest(project = PROJECTS + "irreversible")
        @Irreversible(migration = "0002_drop_customer", because = "names move to the customer service")
        void migrations() {}
    }

    @Volume(rows = 20, newRows = 3)
    static class AcceptedTestCase {
        @MigrationTest(project = PROJECTS + "accepted")
        @Accept(
                rule = "rows-differ-after-round-trip",
                migration = "0002_drop_customer",
                because = "names move to the customer service")
        void migrations() {}
    }

    static class MistakenTestCase {
        @MigrationTest(project = "no/such/folder", deadline = "soon")
        void migrations(MigrationStep step) {}
    }

    static class ConfiguredTestCase {
        @MigrationTest
        void migrations() {}
    }

    @Volume(rows = 20, newRows = 3)
    static class BodyFailsTestCase {
        @MigrationTest(project = PROJECTS + "passing")
        void migrations(MigrationStep step) {
            if (step.toString().startsWith("0002")) {
                throw new AssertionError("the body says no to " + step);
            }
        }
    }

    @Volume(rows = 20, newRows = 3)
    static class BodyAndVerdictFailTestCase {
        @MigrationTest(project = PROJECTS + "accepted")
        void migrations(MigrationStep step) {
            throw new AssertionError("the body says no to " + step);
        }
    }

    @Volume(rows = 20, newRows = 3)
    static class GivesUpTestCase {
        @MigrationTest(project = PROJECTS + "accepted")
        void migrations() {
            Assumptions.abort("not today");
        }
    }

    @Volume(rows = 20, newRows = 3)
    static class GivesUpBeforeTestCase {
        @BeforeEach
        void give_up() {
            Assumptions.abort("not today");
        }

        @MigrationTest(project = PROJECTS + "accepted")
        void migrations() {}
    }

    @Tag("slow")
    @Volume(rows = 20, newRows = 3)
    static class DisabledTestCase {
        @MigrationTest(project = PROJECTS + "passing")
        void on() {}

        @MigrationTest(project = "no/such/folder")
        @Disabled("later")
        void off() {}
    }
}

package dev.lockstep.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Lockstep;
import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.journal.Observation;
import dev.lockstep.journal.Outcome;
import dev.lockstep.plan.Step;
import dev.lockstep.problem.Problem;
import dev.lockstep.run.IrreversibleDeclaration;
import dev.lockstep.run.RunResult;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.Invariant;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.Suppression;
import dev.lockstep.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ContractServer.class)
class BadMigrationsIT {

    @TempDir
    Path folder;

    private SqlProject project = new SqlProject(Path.of(""));

    @BeforeEach
    void makeProject() {
        project = SqlProject.in(folder).notes();
    }

    @Test
    void a_syntax_error_in_migration_7_of_9_leaves_the_earlier_ones_judged(DatabaseServer server) {
        for (int n = 2; n <= 9; n++) {
            String up =
                    n == 7 ? "ALTER TABLE notes\nADD COLUM c7 text" : "ALTER TABLE notes ADD COLUMN c" + n + " text";
            // 003's down is wrong, and is found although the run does not come to its end.
            String down = n == 3 ? "SELECT 1" : "ALTER TABLE notes DROP COLUMN c" + n;
            project.migration("00" + n + "_c" + n, up, down);
        }

        RunResult result = Lockstep.check(project.settings().build(), server);

        assertThat(errors(result)).containsExactly("007_c7 up-failed", "003_c3 schema-differs-after-down");
        assertThat(finding(result, RuleId.UP_FAILED).problem().text())
                .isEqualTo(
                        """
                        the up of 007_c7 failed
                          where:  %s:2
                          said:   sql failed to apply 007_c7
                          said:   42601: syntax error at or near "text"
                          remedy: correct the migration: nothing that comes after it can go out"""
                                .formatted(project.path("007_c7.up.sql")));
        assertThat(skipped(result)).containsExactly("the second up of 003_c3 failed", "the up of 007_c7 failed");
        assertThat(actions(result, "006_c6")).contains("up completed", "down completed", "second-up completed");
        assertThat(actions(result, "009_c9")).contains("up skipped", "down skipped");
    }

    @Test
    void after_a_down_that_fails_the_later_migrations_are_still_tested(DatabaseServer server) {
        project.migration("002_a", "ALTER TABLE notes ADD COLUMN a text", "ALTER TABLE notes DROP COLUMN aa")
                .migration("003_b", "ALTER TABLE notes ADD COLUMN b text", "ALTER TABLE notes DROP COLUMN b");

        RunResult result = Lockstep.check(project.settings().build(), server);

        assertThat(errors(result)).containsExactly("002_a down-failed");
        assertThat(finding(result, RuleId.DOWN_FAILED).problem().text())
                .isEqualTo(
                        """
                        the down of 002_a failed
                          where:  %s
                          said:   sql failed to revert 002_a
                          said:   42703: column "aa" of relation "notes" does not exist
                          remedy: correct the down: whoever needs it needs it in a hurry"""
                                .formatted(project.path("002_a.down.sql")));
        assertThat(actions(result, "002_a")).contains("down failed", "second-up skipped");
        assertThat(actions(result, "003_b")).contains("up completed", "down completed", "second-up completed");
    }

    @Test
    void after_a_second_up_that_fails_the_later_migrations_are_still_tested(DatabaseServer server) {
        project.migration("002_a", "INSERT INTO notes (id) VALUES (-1)", "SELECT 1")
                .migration("003_b", "ALTER TABLE notes ADD COLUMN b text", "ALTER TABLE notes DROP COLUMN b");

        RunResult result = Lockstep.check(project.settings().build(), server);

        assertThat(errors(result)).containsExactly("002_a second-up-failed");
        assertThat(actions(result, "003_b")).contains("up completed", "down completed", "second-up completed");
    }

    @Test
    void values_that_a_down_loses_do_not_make_the_next_migration_fail(DatabaseServer server) {
        project.migration(
                        "002_fill",
                        "UPDATE notes SET body = 'x'; ALTER TABLE notes ADD extra text",
                        "ALTER TABLE notes DROP extra")
                .migration("003_lossy", "ALTER TABLE notes DROP body", "ALTER TABLE notes ADD body text")
                .migration(
                        "004_later",
                        "ALTER TABLE notes ADD CHECK (id IS NOT NULL)",
                        "ALTER TABLE notes DROP CONSTRAINT notes_id_check");

        RunResult result = Lockstep.check(project.settings().build(), server);

        assertThat(errors(result))
                .containsExactly("002_fill rows-differ-after-round-trip", "003_lossy rows-differ-after-round-trip");
        assertThat(actions(result, "004_later")).contains("up completed", "down completed", "second-up completed");
    }

    @Test
    void an_up_that_hangs_is_ended_with_what_it_waited_for(DatabaseServer server) {
        project.migration("002_hangs", "SELECT pg_sleep(3600)", "SELECT 1");

        RunResult result = Lockstep.check(
                project.settings().deadline(Duration.ofSeconds(2)).build(), server);

        assertThat(errors(result)).containsExactly("002_hangs up-failed");
        assertThat(finding(result, RuleId.UP_FAILED).problem().text().replaceAll("session \\d+", "session N"))
                .matches(
                        """
                        the up of 002_hangs failed
                          where:  .*
                          said:   "up 002_hangs" was ended because it took longer than 2 s
                          said:   session N is active, waits for Timeout PgSleep: SELECT pg_sleep\\(3600\\);?\\s*
                          remedy: see what it waited for; if it only needs more time, set a longer deadline""");
    }

    @Test
    void after_a_down_that_hangs_the_later_migrations_are_still_tested(DatabaseServer server) {
        project.migration("002_hangs", "SELECT 1", "SELECT pg_sleep(3600)")
                .migration("003_b", "ALTER TABLE notes ADD COLUMN b text", "ALTER TABLE notes DROP COLUMN b");

        RunResult result = Lockstep.check(
                project.settings().deadline(Duration.ofSeconds(2)).build(), server);

        assertThat(errors(result)).containsExactly("002_hangs down-failed");
        assertThat(actions(result, "003_b")).contains("up completed", "down completed", "second-up completed");
    }

    @Test
    void an_up_that_ends_its_own_session_fails_and_says_so(DatabaseServer server) {
        project.migration("002_suicide", "SELECT pg_terminate_backend(pg_backend_pid())", "SELECT 1");

        RunResult result = Lockstep.check(project.settings().build(), server);

        assertThat(errors(result)).containsExactly("002_suicide up-failed");
        assertThat(finding(result, RuleId.UP_FAILED).problem().evidence())
                .contains("57P01: terminating connection due to administrator command");
    }

    @Test
    void an_up_that_ends_the_harnesss_sessions_is_judged_as_any_other(DatabaseServer server) {
        project.migration(
                "002_lonely",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()",
                "SELECT 1");

        RunResult result = Lockstep.check(project.settings().build(), server);

        assertThat(result.verdict()).as(result.summary()).isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void a_table_that_cannot_be_filled_is_inconclusive_and_named(DatabaseServer server) {
        project.migration(
                        "002_locked",
                        "CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''not here''; END';"
                                + " CREATE TABLE locked (id int PRIMARY KEY);"
                                + " CREATE TRIGGER no BEFORE INSERT ON locked FOR EACH ROW EXECUTE FUNCTION no()",
                        "DROP TABLE locked; DROP FUNCTION no")
                .migration("003_b", "ALTER TABLE locked ADD b int", "ALTER TABLE locked DROP b");

        RunResult result = Lockstep.check(project.settings().build(), server);

        assertThat(why(result)).startsWith("table locked has no rows\n  where:  before migration 003_b\n  said:   ");
    }

    @Test
    void a_run_without_rows_is_inconclusive(DatabaseServer server) {
        RunResult result = Lockstep.check(project.settings().rows(0).build(), server);

        assertThat(why(result))
                .isEqualTo(
                        """
                        the run had no rows, so nothing is known about what happens to data
                          remedy: set rows to 1 or more""");
    }

    @Test
    void an_invariant_that_is_no_sql_is_refused(DatabaseServer server) {
        RunResult result = Lockstep.check(
                project.settings().invariant(new Invariant("totals", "SELEC 1")).build(), server);

        assertThat(why(result))
                .isEqualTo(
                        """
                        the invariant "totals" is not SQL
                          where:  SELEC 1
                          said:   42601: syntax error at or near "SELEC"
                          remedy: write one query, without a semicolon, that returns no row while it holds""");
    }

    @Test
    void an_invariant_that_never_could_run_is_inconclusive(DatabaseServer server) {
        RunResult result = Lockstep.check(
                project.settings()
                        .invariant(new Invariant("totals", "SELECT 1 FROM note"))
                        .build(),
                server);

        assertThat(why(result))
                .startsWith("the invariant \"totals\" could not run at any version\n  where:  SELECT 1 FROM note\n")
                .contains("relation \"note\" does not exist");
    }

    @Test
    void declarations_for_migrations_that_do_not_exist_are_refused(DatabaseServer server) {
        RunResult result = Lockstep.check(
                project.settings()
                        .irreversible(new IrreversibleDeclaration("007", "the data is gone"))
                        .suppression(new Suppression("index-invalid", "008", "known", "OrdersTest"))
                        .build(),
                server);

        assertThat(why(result).lines().filter(line -> !line.startsWith(" ")))
                .containsExactly(
                        "an irreversible migration is declared that does not exist: \"007\"",
                        "rule index-invalid is accepted for a migration that does not exist: \"008\"");
    }

    @Test
    void an_unknown_rule_in_a_comment_is_refused_with_its_line(DatabaseServer server) {
        project.file("002_a.up.sql", "SELECT 1;\n-- lockstep:accept down-mising because it is small\nSELECT 1");

        RunResult result = Lockstep.check(project.settings().build(), server);

        assertThat(why(result))
                .startsWith(
                        "there is no rule named \"down-mising\"\n  where:  " + project.path("002_a.up.sql") + ":2\n");
    }

    @Test
    void a_comment_accepts_a_finding_and_an_unused_one_is_named(DatabaseServer server) {
        project.file(
                "002_a.up.sql",
                "-- lockstep:accept down-missing because it is small\n"
                        + "-- lockstep:accept index-invalid because it is rebuilt at night\nSELECT 1");

        RunResult result = Lockstep.check(project.settings().build(), server);

        assertThat(result.verdict()).as(result.summary()).isInstanceOf(Verdict.Passed.class);
        assertThat(finding(result, RuleId.DOWN_MISSING).suppressedBy()).isPresent();
        assertThat(result.summary())
                .contains(
                        """
                        suppressions that nothing needed:
                          index-invalid for migration 002_a because it is rebuilt at night (%s:2)
                        """
                                .formatted(project.path("002_a.up.sql")));
    }

    @Test
    void an_irreversible_migration_goes_forward_twice_and_passes(DatabaseServer server) {
        project.file("002_drop.up.sql", "ALTER TABLE notes DROP COLUMN body");

        RunResult result = Lockstep.check(
                project.settings()
                        .irreversible(new IrreversibleDeclaration("002_drop", "nobody reads the bodies"))
                        .build(),
                server);

        assertThat(result.verdict()).as(result.summary()).isInstanceOf(Verdict.Passed.class);
        assertThat(actions(result, "002_drop")).contains("up completed", "restore completed", "second-up completed");
        assertThat(result.summary()).contains("(forward only: nobody reads the bodies)");
    }

    private static List<String> errors(RunResult result) {
        return result.verdict().findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(finding -> finding.migration() + " " + finding.rule())
                .toList();
    }

    private static Finding finding(RunResult result, RuleId rule) {
        return result.verdict().findings().stream()
                .filter(finding -> finding.rule() == rule)
                .findFirst()
                .orElseThrow(() -> new AssertionError(result.summary()));
    }

    private static List<String> skipped(RunResult result) {
        return observations(result).stream()
                .map(observation -> observation.outcome().fold(() -> "", problem -> "", reason -> reason))
                .filter(reason -> !reason.isEmpty())
                .distinct()
                .toList();
    }

    private static List<String> actions(RunResult result, String migration) {
        return observations(result).stream()
                .filter(observation -> observation.step().span().toString().equals(migration))
                .filter(observation -> !(observation.step() instanceof Step.Capture))
                .map(observation -> observation.step().action() + " " + word(observation.outcome()))
                .toList();
    }

    private static String word(Outcome outcome) {
        return outcome.fold(() -> "completed", problem -> "failed", reason -> "skipped");
    }

    private static List<Observation> observations(RunResult result) {
        return result.journal().orElseThrow().observations();
    }

    private static String why(RunResult result) {
        assertThat(result.verdict()).as(result.summary()).isInstanceOf(Verdict.Inconclusive.class);
        return ((Verdict.Inconclusive) result.verdict())
                .why().stream().map(Problem::text).collect(Collectors.joining("\n"));
    }
}

package dev.lockstep.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.Lockstep;
import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.plan.Journey;
import dev.lockstep.run.RunResult;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ContractServer.class)
class JourneysIT {

    private static final String ADD = "ALTER TABLE notes ADD COLUMN extra text";
    private static final String DROP = "ALTER TABLE notes DROP COLUMN extra";

    @TempDir
    Path folder;

    @Test
    void the_round_trip_of_a_sound_project_passes(DatabaseServer server) {
        SqlProject project = SqlProject.in(folder).notes().migration("002_extra", ADD, DROP);

        RunResult result =
                Lockstep.check(project.settings().journey(Journey.ROUND_TRIP).build(), server);

        assertThat(result.verdict()).as(result.summary()).isInstanceOf(Verdict.Passed.class);
        assertThat(result.verdict().findings()).isEmpty();
    }

    @Test
    void the_round_trip_finds_what_the_downs_leave_behind(DatabaseServer server) {
        SqlProject project = SqlProject.in(folder)
                .notes()
                .migration("002_kind", "CREATE TYPE kind AS ENUM ('a')", "SELECT 1")
                .migration("003_extra", ADD, DROP);

        RunResult result =
                Lockstep.check(project.settings().journey(Journey.ROUND_TRIP).build(), server);

        assertThat(result.verdict().findings())
                .as(result.summary())
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(RuleId.SCHEMA_DIFFERS_AFTER_DOWN);
                    assertThat(finding.migration()).isEqualTo("001_notes..003_extra");
                    assertThat(finding.problem().evidence()).containsExactly("enum public.kind is still there, or new");
                });
    }

    @Test
    void the_round_trip_keeps_the_rows_of_tables_that_no_down_takes(DatabaseServer server) {
        SqlProject project = SqlProject.in(folder)
                .file(
                        "001_notes.up.sql",
                        "-- lockstep:irreversible because everything begins here\n" + SqlProject.NOTES)
                .migration("002_body", "ALTER TABLE notes DROP COLUMN body", "ALTER TABLE notes ADD COLUMN body text");

        RunResult result =
                Lockstep.check(project.settings().journey(Journey.ROUND_TRIP).build(), server);

        assertThat(result.verdict().findings())
                .as(result.summary())
                .map(Finding::rule)
                .containsExactly(RuleId.ROWS_DIFFER_AFTER_ROUND_TRIP);
    }

    @Test
    void the_round_trip_tests_the_downs_before_a_migration_that_has_none(DatabaseServer server) {
        SqlProject project = SqlProject.in(folder)
                .notes()
                .migration("002_kind", "CREATE TYPE kind AS ENUM ('a')", "SELECT 'forgets the type'")
                .file("003_label.up.sql", "-- lockstep:irreversible because labels stay\nALTER TYPE kind ADD VALUE 'b'")
                .migration("004_extra", ADD, DROP);

        RunResult result =
                Lockstep.check(project.settings().journey(Journey.ROUND_TRIP).build(), server);

        assertThat(result.verdict().findings())
                .as(result.summary())
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(RuleId.SCHEMA_DIFFERS_AFTER_DOWN);
                    assertThat(finding.migration()).isEqualTo("001_notes..002_kind");
                });
    }

    @Test
    void latest_looks_only_at_the_newest(DatabaseServer server) {
        SqlProject project = SqlProject.in(folder)
                .migration("001_notes", SqlProject.NOTES, "SELECT 'a down that nobody looks at'")
                .migration("002_extra", ADD, DROP);

        RunResult result = Lockstep.check(
                project.settings().journey(Journey.LATEST).latest(1).build(), server);

        assertThat(result.verdict()).as(result.summary()).isInstanceOf(Verdict.Passed.class);
        assertThat(result.summary()).contains("001_notes  taken up, not looked at");
    }

    @Test
    void the_report_has_every_table_with_its_rows_and_bytes(DatabaseServer server) throws IOException {
        SqlProject project = SqlProject.in(folder).notes().migration("002_extra", ADD, DROP);

        RunResult result = Lockstep.check(project.settings().build(), server);

        JsonNode report = new ObjectMapper().readTree(Files.readString(result.reportFile()));
        assertThat(report.path("verdict").asText()).isEqualTo("passed");
        assertThat(report.path("postgres").asText()).isEqualTo(server.version());
        JsonNode notes = report.path("tables").path(0);
        assertThat(notes.path("name").asText()).isEqualTo("notes");
        assertThat(notes.path("filled").asBoolean()).isTrue();
        // 20 before migration 002, and 5 written at its version.
        assertThat(notes.path("rows").asLong()).isEqualTo(25);
        assertThat(notes.path("bytes").asLong()).isPositive();
    }

    @Test
    void the_same_seed_gives_the_same_run(DatabaseServer server) {
        SqlProject project = SqlProject.in(folder)
                .notes()
                .migration("002_body", "ALTER TABLE notes DROP COLUMN body", "ALTER TABLE notes ADD COLUMN body text");

        RunResult first = Lockstep.check(project.settings().build(), server);
        RunResult second = Lockstep.check(project.settings().build(), server);

        assertThat(second.verdict()).isEqualTo(first.verdict());
    }
}

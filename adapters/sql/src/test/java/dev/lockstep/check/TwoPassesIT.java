package dev.lockstep.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.Lockstep;
import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.plan.Step;
import dev.lockstep.render.JsonReader;
import dev.lockstep.report.Circumstances;
import dev.lockstep.report.EdgesPass;
import dev.lockstep.run.RunResult;
import dev.lockstep.run.VolumeSettings;
import dev.lockstep.run.VolumeSettings.EdgesFirst;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ContractServer.class)
class TwoPassesIT {

    private static final String CAST = "ALTER TABLE notes ALTER COLUMN body TYPE integer USING body::integer";
    private static final String BACK = "ALTER TABLE notes ALTER COLUMN body TYPE text";

    @TempDir
    Path folder;

    @Test
    void a_bad_cast_fails_before_any_of_the_many_rows_is_loaded(DatabaseServer server) throws IOException {
        SqlProject project = SqlProject.in(folder).notes().migration("002_number", CAST, BACK);

        RunResult result = Lockstep.check(project.settings().rows(50_000_000).build(), server);

        assertThat(result.verdict()).as(result.summary()).isInstanceOf(Verdict.Failed.class);
        assertThat(result.verdict().findings())
                .filteredOn(Finding::fails)
                .extracting(Finding::rule)
                .containsExactly(RuleId.UP_FAILED);
        assertThat(result.summary())
                .contains("edge cases only: failed in ")
                .contains("; the pass with up to 50,000,000 rows per table was not begun because edge cases alone break"
                        + " a migration\n")
                .contains(" rows=50000000 ");
        JsonNode report = new ObjectMapper().readTree(Files.readString(result.reportFile()));
        assertThat(report.path("edgesPass").path("verdict").asText()).isEqualTo("failed");
        assertThat(report.path("edgesPass").path("rows").asLong()).isBetween(1L, 10_000L);
    }

    @Test
    void what_edge_cases_do_not_break_goes_on_with_all_rows(DatabaseServer server) {
        SqlProject project = SqlProject.in(folder)
                .notes()
                .migration(
                        "002_extra", "ALTER TABLE notes ADD COLUMN extra text", "ALTER TABLE notes DROP COLUMN extra");

        RunResult result = Lockstep.check(
                project.settings().volume(edgesFirst(EdgesFirst.ALWAYS)).build(), server);

        assertThat(result.verdict()).as(result.summary()).isInstanceOf(Verdict.Passed.class);
        Circumstances circumstances = result.report().circumstances();
        assertThat(circumstances.edges()).get().satisfies(pass -> {
            assertThat(pass.verdict()).isEqualTo("passed");
            assertThat(pass.notBegun()).isEmpty();
        });
        assertThat(result.summary()).contains("\nedge cases first: passed in ");
        assertThat(loaded(result)).isEqualTo(20);
        assertThat(new JsonReader().read(result.reportFile()).circumstances()).isEqualTo(circumstances);
    }

    @Test
    void what_both_passes_find_is_told_once(DatabaseServer server) {
        SqlProject project =
                SqlProject.in(folder).notes().file("002_extra.up.sql", "ALTER TABLE notes ADD COLUMN extra text");

        RunResult result = Lockstep.check(
                project.settings().volume(edgesFirst(EdgesFirst.ALWAYS)).build(), server);

        assertThat(result.verdict().findings())
                .as(result.summary())
                .extracting(Finding::rule)
                .containsExactly(RuleId.DOWN_MISSING);
    }

    @Test
    void few_rows_go_in_one_pass(DatabaseServer server) {
        RunResult result =
                Lockstep.check(SqlProject.in(folder).notes().settings().build(), server);

        assertThat(result.report().circumstances()).isEqualTo(Circumstances.usual());
        assertThat(result.report().circumstances().edges().map(EdgesPass::sentence))
                .isEmpty();
    }

    private static long loaded(RunResult result) {
        return result.journal().orElseThrow().observations().stream()
                .filter(observation -> observation.step() instanceof Step.Load)
                .flatMap(observation -> observation.loads().stream())
                .mapToLong(load -> load.rows())
                .sum();
    }

    private static VolumeSettings edgesFirst(EdgesFirst edgesFirst) {
        VolumeSettings standard = VolumeSettings.standard();
        return new VolumeSettings(standard.data(), edgesFirst, standard.kept(), standard.baseline(), standard.shard());
    }
}

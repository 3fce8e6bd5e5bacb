package dev.lockstep.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Lockstep;
import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.run.BaselineChoice;
import dev.lockstep.run.BaselineChoice.Use;
import dev.lockstep.run.RunResult;
import dev.lockstep.run.VolumeSettings;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.Verdict;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ContractServer.class)
class BaselineIT {

    private static final String ADD = "ALTER TABLE notes ADD COLUMN extra integer";
    private static final String REWRITE = "ALTER TABLE notes ADD COLUMN extra double precision DEFAULT random()";
    private static final String DROP = "ALTER TABLE notes DROP COLUMN extra";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("costs.json");
    }

    @Test
    void a_baseline_that_is_not_there_is_written_and_the_same_run_keeps_it(DatabaseServer server) {
        RunResult first = run(server, ADD, 20, Use.COMPARED);
        RunResult second = run(server, ADD, 20, Use.COMPARED);

        assertThat(file).exists();
        assertThat(first.summary())
                .contains("baseline costs.json: written, because it was not there; later runs are compared with it");
        assertThat(second.summary())
                .containsPattern("baseline costs.json: [0-9]+ figures compared with those of 1 run");
        assertThat(second.verdict()).as(second.summary()).isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void a_table_that_is_rewritten_where_it_was_not_is_found(DatabaseServer server) {
        run(server, ADD, 20, Use.COMPARED);

        RunResult changed = run(server, REWRITE, 20, Use.COMPARED);

        assertThat(changed.verdict().findings())
                .as(changed.summary())
                .filteredOn(finding -> finding.rule() == RuleId.BASELINE_EXCEEDED)
                .extracting(finding -> finding.problem().what())
                .contains("it writes notes anew, which it did not before");
        assertThat(changed.verdict()).isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void an_update_takes_what_became_more_for_granted(DatabaseServer server) {
        run(server, ADD, 20, Use.COMPARED);

        RunResult updated = run(server, REWRITE, 20, Use.UPDATED);
        RunResult after = run(server, REWRITE, 20, Use.COMPARED);

        assertThat(updated.summary()).contains("baseline costs.json: now has 2 samples of at most 7");
        // A stall of the machine is a warning; what was taken for granted would be an error.
        assertThat(after.verdict().findings())
                .as(after.summary())
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .extracting(Finding::rule)
                .doesNotContain(RuleId.BASELINE_EXCEEDED);
    }

    @Test
    void a_run_of_another_size_is_not_compared_and_says_so(DatabaseServer server) {
        run(server, ADD, 20, Use.COMPARED);

        RunResult larger = run(server, ADD, 30, Use.COMPARED);

        assertThat(larger.verdict()).isInstanceOf(Verdict.Inconclusive.class);
        assertThat(larger.summary())
                .contains("the run was not compared with its baseline")
                .contains("rows: 30 here, 20 in the baseline");
    }

    @Test
    void migrations_that_the_baseline_does_not_know_are_named(DatabaseServer server) {
        run(server, ADD, 20, Use.COMPARED);
        SqlProject.in(folder)
                .migration("003_more", "ALTER TABLE notes ADD COLUMN more text", "ALTER TABLE notes DROP COLUMN more");

        RunResult more = run(server, ADD, 20, Use.COMPARED);

        assertThat(more.verdict()).as(more.summary()).isInstanceOf(Verdict.Passed.class);
        assertThat(more.summary()).contains("; not yet in it: 003_more\n");
    }

    private RunResult run(DatabaseServer server, String up, long rows, Use use) {
        VolumeSettings standard = VolumeSettings.standard();
        return Lockstep.check(
                SqlProject.in(folder)
                        .notes()
                        .migration("002_extra", up, DROP)
                        .settings()
                        .rows(rows)
                        .volume(new VolumeSettings(
                                standard.data(),
                                standard.edgesFirst(),
                                standard.kept(),
                                Optional.of(new BaselineChoice(file, use)),
                                standard.shard()))
                        .build(),
                server);
    }
}

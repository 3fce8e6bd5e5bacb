package dev.lockstep.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.Lockstep;
import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.plan.Journey;
import dev.lockstep.plan.Step;
import dev.lockstep.run.RunResult;
import dev.lockstep.run.VolumeSettings;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.Share;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Suppression;
import dev.lockstep.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ContractServer.class)
class ShardsIT {

    @TempDir
    Path folder;

    @Test
    void each_shard_finds_what_is_wrong_in_its_part(DatabaseServer server) {
        RunResult first = shard(server, Journey.STAIRWAY, 1, 2);
        RunResult second = shard(server, Journey.STAIRWAY, 2, 2);

        assertThat(lookedAt(first)).as(first.summary()).containsExactly("001_notes", "002_extra");
        assertThat(lookedAt(second)).as(second.summary()).containsExactly("003_other", "004_last");
        assertThat(first.verdict()).as(first.summary()).isInstanceOf(Verdict.Passed.class);
        assertThat(second.verdict().findings())
                .as(second.summary())
                .extracting(Finding::rule, Finding::migration)
                .containsExactly(tuple(RuleId.DOWN_MISSING, "004_last"));
        assertThat(second.summary()).contains("\nshard 2/2: looks at 2 of 4 migrations, 003_other to 004_last\n");
    }

    @Test
    void acceptances_that_belong_to_another_shard_are_not_unused(DatabaseServer server) {
        RunResult first = shard(server, Journey.STAIRWAY, 1, 2);

        assertThat(first.report().unused()).isEmpty();
    }

    @Test
    void a_shard_without_a_migration_says_so_and_fails_nobody(DatabaseServer server) {
        RunResult result = shard(server, Journey.STAIRWAY, 5, 5);

        assertThat(result.verdict()).isInstanceOf(Verdict.Passed.class);
        assertThat(result.journal()).isEmpty();
        assertThat(result.summary())
                .contains("shard 5/5: nothing is looked at here; there are more shards than migrations to look at,"
                        + " of which the project has 4\nverdict: PASSED, nothing was looked at\n");
    }

    @Test
    void a_round_trip_is_made_by_the_first_shard(DatabaseServer server) {
        assertThat(shard(server, Journey.ROUND_TRIP, 1, 2).journal()).isPresent();
        assertThat(shard(server, Journey.ROUND_TRIP, 2, 2).summary())
                .contains("shard 2/2: nothing is looked at here; a round trip cannot be shared, and shard 1 makes all");
    }

    private RunResult shard(DatabaseServer server, Journey journey, int index, int of) {
        SqlProject project = SqlProject.in(folder)
                .notes()
                .migration("002_extra", add("extra"), drop("extra"))
                .migration("003_other", add("other"), drop("other"))
                .file("004_last.up.sql", add("last"));
        VolumeSettings standard = VolumeSettings.standard();
        return Lockstep.check(
                project.settings()
                        .journey(journey)
                        .suppression(new Suppression("up-failed", "*", "for all", "the test"))
                        .suppression(new Suppression("up-failed", "003_other", "for one", "the test"))
                        .volume(new VolumeSettings(
                                standard.data(),
                                standard.edgesFirst(),
                                standard.kept(),
                                standard.baseline(),
                                new Share(index, of)))
                        .build(),
                server);
    }

    private static String add(String column) {
        return "ALTER TABLE notes ADD COLUMN " + column + " text";
    }

    private static String drop(String column) {
        return "ALTER TABLE notes DROP COLUMN " + column;
    }

    private static List<String> lookedAt(RunResult result) {
        return result.journal().orElseThrow().observations().stream()
                .filter(observation ->
                        observation.step() instanceof Step.Apply apply && apply.pass() == Step.Pass.FIRST)
                .map(observation -> observation.step().span().toString())
                .toList();
    }
}

package dev.lockstep.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Lockstep;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.run.RunResult;
import dev.lockstep.run.RunSettings;
import dev.lockstep.run.VolumeSettings;
import dev.lockstep.run.VolumeSettings.EdgesFirst;
import dev.lockstep.run.VolumeSettings.KeptRows;
import dev.lockstep.spi.DataPlan;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.Share;
import dev.lockstep.verdict.Verdict;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rules on locks and cost advise must itself be quiet: a history of nothing but safe forms, on large tables. */
class SafeFormsIT {

    private static final Path HISTORY = Path.of("src", "test", "resources", "dev", "lockstep", "rules", "safe-forms");

    @TempDir
    Path reports;

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void safe_forms_on_large_tables_are_quiet(int major) {
        try (DatabaseServer server = EmbeddedServer.start(major)) {
            RunResult result = Lockstep.check(
                    RunSettings.forProject(HISTORY)
                            .name("safe forms")
                            .rows(20_000)
                            // Edge cases in a column are orphans once it is a key; what is asked here is what locks.
                            .volume(new VolumeSettings(
                                    DataPlan.standard(),
                                    EdgesFirst.NEVER,
                                    KeptRows.REUSED,
                                    Optional.empty(),
                                    Share.whole()))
                            .reportDirectory(reports)
                            .build(),
                    server);

            assertThat(result.verdict().findings()).as(result.summary()).isEmpty();
            assertThat(result.verdict()).as(result.summary()).isInstanceOf(Verdict.Passed.class);
        }
    }
}

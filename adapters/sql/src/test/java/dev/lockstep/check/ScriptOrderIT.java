package dev.lockstep.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Lockstep;
import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.run.RunResult;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.RuleId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** In which order the statements of one file come decides what is found. */
@ExtendWith(ContractServer.class)
class ScriptOrderIT {

    private static final String READ = "SELECT count(*) FROM notes";
    private static final String ALTER = "ALTER TABLE notes ADD COLUMN extra integer";

    @TempDir
    Path folder;

    @Test
    void a_read_before_the_lock_in_the_same_file_is_no_scan_under_it(DatabaseServer server) {
        RunResult result = check(READ + ";\n" + ALTER, server);

        assertThat(scans(result)).as(result.summary()).isEmpty();
    }

    @Test
    void a_read_behind_the_lock_in_the_same_file_is_a_scan_under_it(DatabaseServer server) {
        RunResult result = check(ALTER + ";\n" + READ, server);

        assertThat(scans(result)).as(result.summary()).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.migration()).isEqualTo("002_extra");
            assertThat(finding.problem().text()).contains(READ);
        });
    }

    private RunResult check(String up, DatabaseServer server) {
        SqlProject project =
                SqlProject.in(folder).notes().migration("002_extra", up, "ALTER TABLE notes DROP COLUMN extra");
        return Lockstep.check(project.settings().rows(20_000).build(), server);
    }

    private static List<Finding> scans(RunResult result) {
        return result.verdict().findings().stream()
                .filter(finding -> finding.rule() == RuleId.SCAN_UNDER_BLOCKING_LOCK)
                .toList();
    }
}

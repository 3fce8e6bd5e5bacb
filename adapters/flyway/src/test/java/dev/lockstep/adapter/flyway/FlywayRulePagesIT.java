package dev.lockstep.adapter.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Lockstep;
import dev.lockstep.adapter.contract.RulePage;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.run.RunResult;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.Verdict;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of rules whose proof needs a tool with more than one session. */
class FlywayRulePagesIT {

    private static final Path PAGES = Path.of("..", "..", "docs", "rules");

    @TempDir
    Path reports;

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void the_bad_project_is_found_by_its_rule_and_the_good_one_passes(int major) {
        try (DatabaseServer server = EmbeddedServer.start(major)) {
            RulePage.of(PAGES, "flyway").forEach(page -> {
                RunResult bad = check(page, "bad", server);
                RunResult good = check(page, "good", server);

                assertThat(bad.verdict().findings())
                        .as(bad.summary())
                        .filteredOn(finding -> finding.severity() != Severity.INFO)
                        .map(Finding::rule)
                        .containsOnly(page.rule());
                assertThat(good.verdict()).as(good.summary()).isInstanceOf(Verdict.Passed.class);
                assertThat(good.verdict().findings()).as(good.summary()).isEmpty();
            });
        }
    }

    private RunResult check(RulePage page, String side, DatabaseServer server) {
        return Lockstep.check(
                page.settings(side)
                        .reportDirectory(reports.resolve(page + "-" + side))
                        .build(),
                server);
    }
}

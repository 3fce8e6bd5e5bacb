package dev.lockstep.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Lockstep;
import dev.lockstep.adapter.contract.RulePage;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.run.BaselineChoice;
import dev.lockstep.run.RunResult;
import dev.lockstep.run.RunSettings;
import dev.lockstep.run.VolumeSettings;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.SchemaModel;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The projects that the rules' pages show, on one server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RulePages {

    static final Path PAGES = Path.of("..", "..", "docs", "rules");

    /** The project as it was when its baseline was made. */
    private static final String BEFORE = "before";

    private final int major;
    private DatabaseServer server;

    @TempDir
    Path reports;

    RulePages(int major) {
        this.major = major;
    }

    @BeforeAll
    void start() {
        server = EmbeddedServer.start(major);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static Stream<RulePage> pages() {
        return RulePage.of(PAGES, "sql");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_bad_project_is_found_by_its_rule_and_by_nothing_else(RulePage page) {
        RunResult result = check(page, "bad");

        assertThat(result.verdict().findings())
                .as(result.summary())
                .filteredOn(finding -> finding.severity() != Severity.INFO)
                .map(Finding::rule)
                .containsOnly(page.rule());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_good_project_passes_without_a_finding(RulePage page) {
        RunResult result = check(page, "good");
        if (!result.verdict().findings().isEmpty()) {
            // Times are held against budgets and against a baseline, and a machine may stall; a rule that errs does so
            // twice.
            result = check(page, "good");
        }

        assertThat(result.verdict()).as(result.summary()).isInstanceOf(Verdict.Passed.class);
        assertThat(result.verdict().findings()).as(result.summary()).isEmpty();
    }

    private static VolumeSettings against(BaselineChoice baseline) {
        VolumeSettings standard = VolumeSettings.standard();
        return new VolumeSettings(
                standard.data(), standard.edgesFirst(), standard.kept(), Optional.of(baseline), standard.shard());
    }

    private RunResult check(RulePage page, String side) {
        assertThat(page.folder().resolve("rule.md")).exists();
        RunSettings.Builder settings = page.settings(side).reportDirectory(reports.resolve(page + "-" + side));
        if (Files.isDirectory(page.folder().resolve(BEFORE))) {
            BaselineChoice baseline =
                    new BaselineChoice(reports.resolve(page + "-" + side + ".json"), BaselineChoice.Use.COMPARED);
            RunSettings.Builder before = page.settings(BEFORE).reportDirectory(reports.resolve(page + "-" + BEFORE));
            Lockstep.check(before.volume(against(baseline)).build(), server);
            settings.volume(against(baseline));
        }
        Path model = page.folder().resolve("model.sql");
        if (Files.exists(model)) {
            settings.model(new SchemaModel.Choice(SqlFileModel.NAME, Map.of(SqlFileModel.FILE, model.toString())));
        }
        return Lockstep.check(settings.build(), server);
    }
}

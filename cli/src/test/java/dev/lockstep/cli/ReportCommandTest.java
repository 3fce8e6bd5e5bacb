package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.Lockstep;
import dev.lockstep.run.RunResult;
import dev.lockstep.run.RunSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that could not begin need no server, and are as good as others to be told once more. */
class ReportCommandTest {

    @TempDir
    Path folder;

    @Test
    void a_run_is_told_once_more_as_it_was_and_ends_like_it() {
        RunResult run = run("orders");

        Told told = Told.by("report", folder.toString());

        assertThat(told.code()).isEqualTo(2);
        assertThat(run.summary()).startsWith(told.out().strip()).contains("does not exist");
    }

    @Test
    void several_runs_are_one_file_for_a_scanner_and_are_counted() throws IOException {
        run("billing");
        run("orders");
        Path output = folder.resolve("all.sarif");

        Told told = Told.by("report", folder.toString(), "--format", "sarif", "--output", output.toString());

        assertThat(told).isEqualTo(new Told(2, "2 runs: 2 inconclusive (billing, orders)\n", ""));
        assertThat(new ObjectMapper().readTree(Files.readString(output)).path("runs"))
                .extracting(run -> run.path("automationDetails").path("id").asText())
                .containsExactly("lockstep/billing/", "lockstep/orders/");
    }

    @Test
    void several_runs_are_suites_of_one_file_for_a_ci_server() {
        run("billing");
        run("orders");

        assertThat(Told.by("report", folder.toString(), "--format", "junit").out())
                .containsSubsequence(
                        "<testsuites>",
                        "name=\"lockstep billing\"",
                        "</testsuite>",
                        "name=\"lockstep orders\"",
                        "</testsuites>");
    }

    @Test
    void a_folder_without_a_report_is_told() {
        assertThat(Told.by("report", folder.toString()))
                .isEqualTo(new Told(
                        2,
                        "",
                        """
                        there is no report
                          where:  %s
                          said:   looked for report.json in it and below
                          remedy: run lockstep check first, or name the folder that it wrote its report to
                        """
                                .formatted(folder)));
    }

    @Test
    void a_place_that_is_not_there_is_told() {
        assertThat(Told.by("report", folder.resolve("nowhere").toString()).err())
                .startsWith("there is no report to read\n  where:  " + folder.resolve("nowhere"))
                .endsWith("remedy: run lockstep check first, or correct the path\n");
    }

    @Test
    void what_is_read_is_no_form_to_write() {
        assertThat(Told.by("report", folder.toString(), "--format", "json"))
                .isEqualTo(
                        new Told(
                                2,
                                "",
                                "--format json: that is what is read; say another format\nremedy: see lockstep report --help\n"));
    }

    @Test
    void the_worst_run_decides_how_the_command_ends() {
        assertThat(ExitCode.worse(ExitCode.FAILED, ExitCode.INCONCLUSIVE)).isEqualTo(ExitCode.FAILED);
        assertThat(ExitCode.worse(ExitCode.PASSED, ExitCode.INCONCLUSIVE)).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(ExitCode.worse(ExitCode.PASSED, ExitCode.PASSED)).isEqualTo(ExitCode.PASSED);
    }

    private RunResult run(String name) {
        return Lockstep.check(RunSettings.forProject(folder.resolve("no-such-" + name))
                .name(name)
                .reportDirectory(folder.resolve(name))
                .build());
    }
}

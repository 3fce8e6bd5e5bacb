package dev.lockstep.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Lockstep;
import dev.lockstep.problem.Problem;
import dev.lockstep.run.IrreversibleDeclaration;
import dev.lockstep.run.RunResult;
import dev.lockstep.run.RunSettings;
import dev.lockstep.spi.SchemaModel;
import dev.lockstep.verdict.Suppression;
import dev.lockstep.verdict.Verdict;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are refused before a server is started. */
class RefusedRunTest {

    @TempDir
    Path folder;

    @Test
    void a_missing_folder_is_inconclusive_and_reported() {
        Path missing = folder.resolve("db");
        RunSettings settings = RunSettings.forProject(missing)
                .reportDirectory(folder.resolve("report"))
                .build();

        RunResult result = Lockstep.check(settings);

        assertThat(whyOf(result))
                .isEqualTo(
                        """
                        the folder of the migrations does not exist
                          where:  %s
                          said:   the nearest folder that exists is %s
                          remedy: correct the path; relative paths begin at the working directory"""
                                .formatted(missing, folder));
        assertThat(result.journal()).isEmpty();
        assertThat(result.reportFile()).content().contains("\"verdict\" : \"inconclusive\"", "does not exist");
        assertThat(result.summary())
                .contains("verdict: INCONCLUSIVE", "the folder of the migrations does not exist")
                .endsWith("report:  " + result.reportPage());
    }

    @Test
    void a_folder_without_migrations_is_inconclusive() throws IOException {
        Files.writeString(folder.resolve("README.md"), "nothing yet");
        RunSettings settings = RunSettings.forProject(folder)
                .reportDirectory(folder.resolve("report"))
                .build();

        assertThat(whyOf(Lockstep.check(settings)))
                .isEqualTo(
                        """
                        no tool knows this folder for its own
                          where:  %s
                          said:   asked: sql
                          said:   the folder holds: README.md, report
                          remedy: name the tool in the settings, point at the folder of its migrations, or add its Lockstep adapter to the test dependencies"""
                                .formatted(folder));
    }

    @Test
    void a_tool_that_is_not_there_is_inconclusive() {
        RunSettings settings =
                SqlProject.in(folder).notes().settings().tool("flywya").build();

        assertThat(whyOf(Lockstep.check(settings)))
                .startsWith("there is no tool named \"flywya\"")
                .contains("said:   on the class path: sql");
    }

    @Test
    void several_mistakes_in_settings_are_told_together() {
        RunSettings settings = SqlProject.in(folder)
                .notes()
                .settings()
                .rows(-1)
                .deadline(Duration.ZERO)
                .suppression(new Suppression("down-mising", "*", "", "OrdersTest"))
                .irreversible(new IrreversibleDeclaration("001_notes", " "))
                .build();

        assertThat(whyOf(Lockstep.check(settings)).lines().filter(line -> !line.startsWith(" ")))
                .containsExactly(
                        "rows is -1",
                        "the deadline leaves no time: PT0S",
                        "migration 001_notes is declared irreversible without a reason",
                        "there is no rule named \"down-mising\"",
                        "rule down-mising is accepted without a reason");
    }

    @Test
    void a_kind_of_model_that_is_not_there_is_inconclusive() {
        RunSettings settings = SqlProject.in(folder)
                .notes()
                .settings()
                .model(new SchemaModel.Choice("hibernat", Map.of()))
                .build();

        assertThat(whyOf(Lockstep.check(settings)))
                .isEqualTo(
                        """
                        there is no kind of model named "hibernat"
                          where:  setting model
                          said:   on the class path: sql-file
                          remedy: correct the name, or add the model's Lockstep adapter to the test dependencies""");
    }

    @Test
    void without_a_source_of_rows_nothing_is_run() {
        RunSettings settings = SqlProject.in(folder).notes().settings().build();
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        thread.setContextClassLoader(new WithoutFixtures(usual));

        RunResult result;
        try {
            result = Lockstep.check(settings);
        } finally {
            thread.setContextClassLoader(usual);
        }

        assertThat(whyOf(result))
                .isEqualTo(
                        """
                        nothing on the class path can write rows
                          said:   wanted: 20 rows per table
                          remedy: add lockstep-fixtures to the test dependencies""");
    }

    @Test
    void a_report_folder_that_cannot_be_made_is_told_in_the_summary() throws IOException {
        Path file = Files.writeString(folder.resolve("report"), "a file");
        RunSettings settings = SqlProject.in(folder)
                .notes()
                .settings()
                .reportDirectory(file.resolve("orders"))
                .build();

        RunResult result = Lockstep.check(settings);

        assertThat(whyOf(result))
                .isEqualTo(
                        """
                        the report cannot be written
                          where:  %1$s/orders
                          said:   java.nio.file.FileSystemException: %1$s/orders: Not a directory
                          remedy: give another folder for reports, or the right to write there"""
                                .formatted(file));
        assertThat(result.summary()).contains("report:  not written");
    }

    private static String whyOf(RunResult result) {
        assertThat(result.verdict()).isInstanceOf(Verdict.Inconclusive.class);
        return ((Verdict.Inconclusive) result.verdict())
                .why().stream().map(Problem::text).collect(Collectors.joining("\n"));
    }

    /** Hides the fixtures as if they were not among the dependencies. */
    private static final class WithoutFixtures extends ClassLoader {
        WithoutFixtures(ClassLoader parent) {
            super(parent);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.endsWith("FixtureSource") ? Collections.emptyEnumeration() : super.getResources(name);
        }
    }
}

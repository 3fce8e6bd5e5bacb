package dev.lockstep.adapter.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.spi.MigrationProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoProgramTest {

    private static final GoProgram MOLE = new GoProgram("mole", "example.org/mole/cmd/mole", "LOCKSTEP_MOLE");

    @TempDir
    Path root;

    @Test
    void the_setting_wins_over_the_variable_over_the_project_over_the_path() throws IOException {
        Path onPath = program("machine/mole");
        assertThat(found(Map.of(), environment())).containsExactly(onPath.toString());

        Path inProject = program("project/bin/mole");
        assertThat(found(Map.of(), environment())).containsExactly(inProject.toString());

        Map<String, String> withVariable = environment();
        withVariable.put("LOCKSTEP_MOLE", "/opt/mole");
        assertThat(found(Map.of(), withVariable)).containsExactly("/opt/mole");

        assertThat(found(Map.of("mole", "tools/mole"), withVariable))
                .containsExactly(root.resolve("project/tools/mole").toString());
    }

    @Test
    void a_tool_of_the_projects_module_is_run_by_go() throws IOException {
        program("machine/mole");
        Path go = program("machine/go");
        Path module = Files.createDirectories(root.resolve("project")).resolve("go.mod");

        Files.writeString(module, "module m\n\nrequire example.org/mole/cmd/mole v1.0.0\n");
        assertThat(found(Map.of(), environment())).hasSize(1);

        Files.writeString(module, "module m\n\ntool (\n\texample.org/other\n\texample.org/mole/cmd/mole\n)\n");
        assertThat(found(Map.of(), environment())).containsExactly(go.toString(), "tool", "example.org/mole/cmd/mole");

        Files.writeString(module, "module m\n\ntool example.org/mole/cmd/mole // pinned\n");
        assertThat(found(Map.of(), environment())).hasSize(3);
    }

    @Test
    void what_go_installed_is_found_although_it_is_not_on_the_path() throws IOException {
        Path installed = program("gobin/mole");
        Map<String, String> environment = environment();
        environment.put("GOBIN", root.resolve("gobin").toString());

        assertThat(found(Map.of(), environment)).containsExactly(installed.toString());
    }

    @Test
    void a_program_that_is_nowhere_is_told_with_every_place_that_was_looked_at() {
        Map<String, String> environment = environment();
        environment.put("GOPATH", root.resolve("gopath").toString());

        assertThat(catchThrowableOfType(LockstepException.class, () -> found(Map.of(), environment))
                        .problem()
                        .text())
                .isEqualTo(
                        """
                        there is no mole
                          where:  %1$s/project
                          said:   no bin/mole in the project, and no tool example.org/mole/cmd/mole in its go.mod
                          said:   no mole on the PATH: %1$s/machine
                          said:   no mole in %1$s/gopath/bin, %2$s/go/bin
                          remedy: go install example.org/mole/cmd/mole@latest, or set mole or LOCKSTEP_MOLE to the program"""
                                .formatted(root, System.getProperty("user.home")));
    }

    @Test
    void a_text_that_go_printed_in_quotes_is_found_on_its_line() throws IOException {
        Path file = Files.writeString(root.resolve("x.sql"), "SELECT 1;\r\nSELECT\t\"ü\"\r\n  , '\\';\r\n");

        assertThat(new GoString("SELECT\\t\\\"ü\\\"\\n  , '\\\\';").placeIn(file))
                .hasValueSatisfying(place -> assertThat(place).hasToString(file + ":2"));
        assertThat(new GoString("SELECT").placeIn(file)).as("it is there twice").isEmpty();
    }

    private List<String> found(Map<String, String> settings, Map<String, String> environment) {
        Path project = root.resolve("project");
        MigrationProject given = new MigrationProject("mole", project, new TreeMap<>(settings), "the test says so");
        return MOLE.find(ToolSettings.of(given, List.of("mole")), new ProgramFinder(project, environment));
    }

    private Map<String, String> environment() {
        return new TreeMap<>(Map.of("PATH", root.resolve("machine").toString()));
    }

    private Path program(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}

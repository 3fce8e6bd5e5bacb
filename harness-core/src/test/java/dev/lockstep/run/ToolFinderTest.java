package dev.lockstep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.spi.Capability;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationSession;
import dev.lockstep.spi.MigrationTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolFinderTest {

    @TempDir
    Path folder;

    private final ToolFinder finder =
            new ToolFinder(List.of(new FileTool("goose"), new FileTool("atlas"), new FileTool("sql")));

    @Test
    void finds_the_only_tool_that_knows_the_folder() throws IOException {
        Files.createFile(folder.resolve("goose.txt"));

        ToolFinder.Found found = finder.find(folder, Optional.empty(), Map.of());

        assertThat(found.tool().name()).isEqualTo("goose");
        assertThat(found.project().foundBecause()).isEqualTo("it holds goose.txt");
    }

    @Test
    void finds_every_project_of_a_repository_once() throws IOException {
        for (String path : List.of(
                "goose.txt",
                "db/goose.txt",
                "web/package.json",
                "web/goose.txt",
                "web/atlas.txt",
                "web/node_modules/x/atlas.txt")) {
            Files.createDirectories(folder.resolve(path).resolveSibling(""));
            Files.createFile(folder.resolve(path));
        }

        // What lies below a project is a part of it; what is built by itself is not; what was installed is nobody's.
        assertThat(finder.findAll(folder))
                .extracting(found -> found.tool().name() + " "
                        + folder.relativize(found.project().root()))
                .containsExactly("goose ", "atlas web", "goose web");
    }

    @Test
    void in_a_repository_too_what_another_tool_knows_is_not_taken_for_what_is_left() throws IOException {
        for (String path :
                List.of("one/goose.txt", "one/sql.txt", "one/deeper/goose.txt", "one/deeper/sql.txt", "two/sql.txt")) {
            Files.createDirectories(folder.resolve(path).resolveSibling(""));
            Files.createFile(folder.resolve(path));
        }

        assertThat(finder.findAll(folder))
                .extracting(found -> found.tool().name() + " "
                        + folder.relativize(found.project().root()))
                .containsExactly("goose one", "sql two");
    }

    @Test
    void a_named_tool_is_taken_even_for_a_folder_that_it_does_not_know() {
        ToolFinder.Found found = finder.find(folder, Optional.of("atlas"), Map.of("dialect", "postgres"));

        assertThat(found.project().foundBecause()).isEqualTo("the settings name the tool");
        assertThat(found.project().settings()).containsEntry("dialect", "postgres");
    }

    @Test
    void a_missing_folder_is_told_with_the_nearest_that_exists() {
        Path missing = folder.resolve("db").resolve("migration");

        assertThatThrownBy(() -> finder.find(missing, Optional.empty(), Map.of()))
                .hasMessage(
                        """
                        the folder of the migrations does not exist
                          where:  %s
                          said:   the nearest folder that exists is %s
                          remedy: correct the path; relative paths begin at the working directory"""
                                .formatted(missing, folder));
    }

    @Test
    void a_file_in_place_of_the_folder_is_told() throws IOException {
        Path file = Files.createFile(folder.resolve("V1__init.sql"));

        assertThatThrownBy(() -> finder.find(file, Optional.empty(), Map.of()))
                .hasMessage(
                        """
                        the project is a file, not a folder
                          where:  %s
                          remedy: point at the folder that holds it"""
                                .formatted(file));
    }

    @Test
    void a_folder_that_no_tool_knows_is_told_with_what_it_holds() throws IOException {
        Files.createFile(folder.resolve("README.md"));

        assertThatThrownBy(() -> finder.find(folder, Optional.empty(), Map.of()))
                .hasMessage(
                        """
                        no tool knows this folder for its own
                          where:  %s
                          said:   asked: atlas, goose, sql
                          said:   the folder holds: README.md
                          remedy: name the tool in the settings, point at the folder of its migrations, or add its Lockstep adapter to the test dependencies"""
                                .formatted(folder));
    }

    @Test
    void a_folder_that_several_tools_know_is_told_with_their_reasons() throws IOException {
        Files.createFile(folder.resolve("goose.txt"));
        Files.createFile(folder.resolve("atlas.txt"));

        assertThatThrownBy(() -> finder.find(folder, Optional.empty(), Map.of()))
                .hasMessage(
                        """
                        several tools know this folder for their own
                          where:  %s
                          said:   atlas: it holds atlas.txt
                          said:   goose: it holds goose.txt
                          remedy: name the tool in the settings"""
                                .formatted(folder));
    }

    @Test
    void a_tool_that_takes_what_is_left_takes_it_only_from_nobody() throws IOException {
        Files.createFile(folder.resolve("sql.txt"));
        ToolFinder.Found alone = finder.find(folder, Optional.empty(), Map.of());
        Files.createFile(folder.resolve("goose.txt"));
        ToolFinder.Found beside = finder.find(folder, Optional.empty(), Map.of());

        assertThat(alone.tool().name()).isEqualTo("sql");
        assertThat(beside.tool().name()).isEqualTo("goose");
    }

    @Test
    void a_tool_that_is_not_there_is_told_with_those_that_are() {
        assertThatThrownBy(() -> finder.find(folder, Optional.of("flywya"), Map.of()))
                .hasMessage(
                        """
                        there is no tool named "flywya"
                          where:  %s
                          said:   on the class path: atlas, goose, sql
                          remedy: correct the name, or add the tool's Lockstep adapter to the test dependencies"""
                                .formatted(folder));
    }

    /** Knows a folder by a file of its name. */
    private record FileTool(String name) implements MigrationTool {
        @Override
        public Set<Capability> capabilities() {
            return Set.of();
        }

        @Override
        public Optional<MigrationProject> detect(Path directory) {
            return Files.exists(directory.resolve(name + ".txt"))
                    ? Optional.of(new MigrationProject(name, directory, new TreeMap<>(), "it holds " + name + ".txt"))
                    : Optional.empty();
        }

        @Override
        public boolean takesWhatIsLeft() {
            return name.equals("sql");
        }

        @Override
        public MigrationSession open(MigrationProject project, Database database) {
            throw new UnsupportedOperationException("nothing is opened here");
        }
    }
}

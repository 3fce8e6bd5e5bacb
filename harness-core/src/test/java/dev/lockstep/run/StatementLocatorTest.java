package dev.lockstep.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.migration.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementLocatorTest {

    @TempDir
    private Path folder;

    private final StatementLocator locator = new StatementLocator();

    @Test
    void finds_the_line_of_a_statement_that_was_sent_without_its_comments() throws IOException {
        Path file = write(
                "001_a.up.sql", "-- first\nCREATE TABLE a (id int);\n\nALTER TABLE a -- why\n  ADD COLUMN b int;\n");

        Optional<SourceLocation> found = locator.locate(SourceLocation.of(file), "ALTER TABLE a ADD COLUMN b int");

        assertThat(found).contains(SourceLocation.at(file, 4));
    }

    @Test
    void tells_statements_apart_that_differ_in_a_literal_only() throws IOException {
        Path file = write("001_a.up.sql", "INSERT INTO a VALUES ('x');\nINSERT INTO a VALUES ('y');\n");

        Optional<SourceLocation> found = locator.locate(SourceLocation.of(file), "INSERT INTO a VALUES ('y')");

        assertThat(found).contains(SourceLocation.at(file, 2));
    }

    @Test
    void finds_a_down_in_a_file_beside_the_up() throws IOException {
        Path up = write("001_a.up.sql", "CREATE TABLE a (id int);\n");
        Path down = write("001_a.down.sql", "\nDROP TABLE a;\n");

        Optional<SourceLocation> found = locator.locate(SourceLocation.of(up), "DROP TABLE a");

        assertThat(found).contains(SourceLocation.at(down, 2));
    }

    @Test
    void looks_only_at_the_lines_that_belong_to_the_migration() throws IOException {
        Path file = write("changelog.sql", "DROP TABLE a;\nDROP TABLE a;\n");

        Optional<SourceLocation> found = locator.locate(new SourceLocation(file, 2, 2), "DROP TABLE a");

        assertThat(found).contains(SourceLocation.at(file, 2));
    }

    @Test
    void finds_nothing_where_several_files_have_it_or_none() throws IOException {
        Path file = write("001_a.up.sql", "SELECT 1;\n");
        write("001_a.down.sql", "DROP TABLE a;\n");
        write("002_b.down.sql", "DROP TABLE a;\n");

        assertThat(locator.locate(SourceLocation.of(file), "DROP TABLE a")).isEmpty();
        assertThat(locator.locate(SourceLocation.of(file), "DROP TABLE b")).isEmpty();
        assertThat(locator.locate(SourceLocation.of(folder.resolve("gone/V1.sql")), "SELECT 1"))
                .isEmpty();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}

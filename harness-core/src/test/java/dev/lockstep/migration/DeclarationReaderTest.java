package dev.lockstep.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.problem.LockstepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeclarationReaderTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- lockstep:irreversible because the old values are gone",
                "# lockstep:irreversible because the old values are gone",
                "  // lockstep:irreversible the old values are gone",
                "<!-- lockstep:irreversible because the old values are gone -->",
                "/* lockstep:irreversible because the old values are gone */",
                " * lockstep:irreversible because the old values are gone",
                "DROP TABLE t; --lockstep:irreversible because the old values are gone\r"
            })
    void reads_the_reason_from_a_comment_of_any_language(String line) throws IOException {
        Path file = Files.writeString(folder.resolve("1"), "first line\n" + line + "\n");

        Declarations declarations = new DeclarationReader().read(SourceLocation.of(file));

        assertThat(declarations.irreversible()).contains(new Reversal.Irreversible("the old values are gone"));
    }

    @Test
    void reads_accepted_findings_with_their_lines() throws IOException {
        Path file = Files.writeString(
                folder.resolve("1"),
                """
                -- lockstep:accept rows-lost-by-down because nobody reads them
                DROP TABLE log;
                -- lockstep:accept index-invalid rebuilt at night
                """);

        Declarations declarations = new DeclarationReader().read(SourceLocation.of(file));

        assertThat(declarations.irreversible()).isEmpty();
        assertThat(declarations.accepted())
                .containsExactly(
                        new Declarations.Acceptance(
                                "rows-lost-by-down", "nobody reads them", SourceLocation.at(file, 1)),
                        new Declarations.Acceptance("index-invalid", "rebuilt at night", SourceLocation.at(file, 3)));
    }

    @Test
    void sees_only_the_lines_of_its_own_migration() throws IOException {
        Path file = Files.writeString(
                folder.resolve("1"),
                "-- lockstep:irreversible because one\nSELECT 1;\nSELECT 2;\n-- lockstep:irreversible because two\n");

        Declarations declarations = new DeclarationReader().read(new SourceLocation(file, 2, 3));

        assertThat(declarations).isEqualTo(Declarations.none());
    }

    @Test
    void takes_a_marker_outside_a_comment_for_data() throws IOException {
        Path file = Files.writeString(folder.resolve("1"), "INSERT INTO t VALUES ('lockstep:irreversible');\n");

        Declarations declarations = new DeclarationReader().read(SourceLocation.of(file));

        assertThat(declarations).isEqualTo(Declarations.none());
    }

    @Test
    void says_nothing_about_a_source_that_is_no_file() {
        Declarations declarations = new DeclarationReader().read(SourceLocation.of(folder.resolve("absent")));

        assertThat(declarations).isEqualTo(Declarations.none());
    }

    @Test
    void refuses_a_declaration_without_a_reason() throws IOException {
        Path file = Files.writeString(folder.resolve("1"), "SELECT 1;\n-- lockstep:irreversible because\n");

        assertThatThrownBy(() -> new DeclarationReader().read(SourceLocation.of(file)))
                .isInstanceOf(LockstepException.class)
                .hasMessage(
                        """
                        lockstep:irreversible gives no reason
                          where:  %s:2
                          remedy: write: -- lockstep:irreversible because <reason>"""
                                .formatted(file));
    }

    @Test
    void names_every_declaration_without_a_reason() throws IOException {
        Path file = Files.writeString(
                folder.resolve("1"), "-- lockstep:irreversible\n-- lockstep:accept rows-lost-by-down\n");

        assertThatThrownBy(() -> new DeclarationReader().read(SourceLocation.of(file)))
                .isInstanceOf(LockstepException.class)
                .hasMessage(
                        """
                        2 declarations without a reason
                          said:   lockstep:irreversible gives no reason
                                    where:  %1$s:1
                                    remedy: write: -- lockstep:irreversible because <reason>
                          said:   lockstep:accept gives no reason
                                    where:  %1$s:2
                                    remedy: write: -- lockstep:accept <rule> because <reason>"""
                                .formatted(file));
    }
}

package dev.lockstep.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.Lockstep;
import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.adapter.contract.tool.ToolKit;
import dev.lockstep.run.RunResult;
import dev.lockstep.run.RunSettings;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs of projects of goose and golang-migrate, found by their files. */
@ExtendWith(ContractServer.class)
class GoToolsRunIT {

    private static final String NOTES = "CREATE TABLE notes (id bigint PRIMARY KEY, body text);";
    private static final String EXTRA = "ALTER TABLE notes ADD COLUMN extra text;";

    @TempDir
    Path temporary;

    @Test
    void a_sound_project_of_goose_passes(DatabaseServer server) throws IOException {
        goose("ALTER TABLE notes DROP COLUMN extra;");

        passes(server);
    }

    @Test
    void a_goose_down_that_forgets_something_is_found(DatabaseServer server) throws IOException {
        goose("SELECT 1;");

        differsAfterDown(server);
    }

    @Test
    void a_sound_project_of_golang_migrate_passes(DatabaseServer server) throws IOException {
        golangMigrate("ALTER TABLE notes DROP COLUMN extra;");

        passes(server);
    }

    @Test
    void a_golang_migrate_down_that_forgets_something_is_found(DatabaseServer server) throws IOException {
        golangMigrate("SELECT 1;");

        differsAfterDown(server);
    }

    private void passes(DatabaseServer server) {
        RunResult result = Lockstep.check(settings(), server);

        assertThat(result.verdict()).as(result.summary()).isInstanceOf(Verdict.Passed.class);
        assertThat(result.verdict().findings())
                .as(result.summary())
                .noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    private void differsAfterDown(DatabaseServer server) {
        RunResult result = Lockstep.check(settings(), server);

        assertThat(result.verdict().findings())
                .as(result.summary())
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .extracting(Finding::rule, Finding::migration)
                .contains(tuple(RuleId.SCHEMA_DIFFERS_AFTER_DOWN, "2"));
    }

    private RunSettings settings() {
        return RunSettings.forProject(project())
                .rows(20)
                .newRows(5)
                .reportDirectory(temporary.resolve("report"))
                .build();
    }

    private Path project() {
        return temporary.resolve("project");
    }

    private void goose(String down) throws IOException {
        file("migrations/00001_notes.sql", "-- +goose Up\n" + NOTES + "\n-- +goose Down\nDROP TABLE notes;\n");
        file("migrations/00002_extra.sql", "-- +goose Up\n" + EXTRA + "\n-- +goose Down\n" + down + "\n");
        program("goose", "goose");
    }

    private void golangMigrate(String down) throws IOException {
        file("go.mod", "module m\n\nrequire github.com/golang-migrate/migrate/v4 v4.19.1\n");
        file("db/migrations/1_notes.up.sql", NOTES);
        file("db/migrations/1_notes.down.sql", "DROP TABLE notes;");
        file("db/migrations/2_extra.up.sql", EXTRA);
        file("db/migrations/2_extra.down.sql", down);
        program("golang-migrate", "migrate");
    }

    private void program(String kit, String name) throws IOException {
        Path bin = Files.createDirectories(project().resolve("bin"));
        Files.createSymbolicLink(
                bin.resolve(name), ToolKit.go(kit).resolve("bin").resolve(name));
    }

    private void file(String name, String text) throws IOException {
        Path file = project().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

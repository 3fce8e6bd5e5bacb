package dev.lockstep.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Lockstep;
import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.command.CommandResult;
import dev.lockstep.adapter.command.CommandRunner;
import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.adapter.contract.OnMajorVersion;
import dev.lockstep.adapter.contract.tool.ToolKit;
import dev.lockstep.journal.Observation;
import dev.lockstep.plan.Purpose;
import dev.lockstep.report.MigrationLine;
import dev.lockstep.report.ProposedDown;
import dev.lockstep.run.RunResult;
import dev.lockstep.run.RunSettings;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole runs of tools that go forward only: the state before is restored, the second up does what the first did, and a down is proposed
 * that was run.
 */
@ExtendWith(ContractServer.class)
@OnMajorVersion(15)
class ForwardOnlyRunIT {

    private static final String NOTES = "CREATE TABLE notes (id bigint PRIMARY KEY, body text NOT NULL);\n";
    private static final String MOOD = "CREATE TYPE mood AS ENUM ('glad', 'sad');\n";
    private static final String FEELING = "ALTER TABLE notes ADD COLUMN feeling mood DEFAULT 'glad';\n";
    private static final String INDEX = "CREATE INDEX notes_feeling ON notes (feeling);\n";
    private static final String LOSS = "ALTER TABLE notes DROP COLUMN body;\n";

    @TempDir
    Path temporary;

    @Test
    void of_drizzle(DatabaseServer server) throws IOException {
        file(
                "drizzle.config.ts",
                """
                import { defineConfig } from 'drizzle-kit';
                export default defineConfig({ dialect: 'postgresql', out: './migrations', schema: './src/schema.ts',
                  dbCredentials: { url: process.env.DATABASE_URL! } });
                """);
        file("migrations/0000_notes.sql", NOTES);
        file("migrations/0001_mood.sql", String.join("--> statement-breakpoint\n", MOOD, FEELING, INDEX));
        file("migrations/0002_loss.sql", LOSS);
        file(
                "migrations/meta/_journal.json",
                """
                {"version": "7", "dialect": "postgresql", "entries": [
                  {"idx": 0, "version": "7", "when": 1800000000000, "tag": "0000_notes", "breakpoints": true},
                  {"idx": 1, "version": "7", "when": 1800000000001, "tag": "0001_mood", "breakpoints": true},
                  {"idx": 2, "version": "7", "when": 1800000000002, "tag": "0002_loss", "breakpoints": true}]}
                """);
        link("node_modules", ToolKit.node("drizzle").resolve("node_modules"));

        List<ProposedDown> proposals = proposals(run(server));

        assertThat(proposals).extracting(proposal -> proposal.place()).containsOnly("");
    }

    @Test
    void of_prisma(DatabaseServer server) throws IOException {
        file(
                "prisma/schema.prisma",
                "datasource db {\n  provider = \"postgresql\"\n  url = env(\"DATABASE_URL\")\n}\n");
        file("prisma/migrations/migration_lock.toml", "provider = \"postgresql\"\n");
        file("prisma/migrations/1_notes/migration.sql", NOTES);
        file("prisma/migrations/2_mood/migration.sql", MOOD + FEELING + INDEX);
        file("prisma/migrations/3_loss/migration.sql", LOSS);
        link("node_modules", ToolKit.node("prisma").resolve("node_modules"));

        List<ProposedDown> proposals = proposals(run(server));

        assertThat(proposals.get(1).place()).endsWith("prisma/migrations/2_mood/down.sql");
        // What is proposed is what the project may keep: with it the migration is reversible, and its down is sound.
        for (ProposedDown proposal : proposals.subList(0, 2)) {
            Files.writeString(Path.of(proposal.place()), proposal.text());
        }
        RunResult kept = run(server);
        assertThat(kept.report().migrations())
                .extracting(MigrationLine::reversible)
                .containsExactly(true, true, false);
        assertThat(kept.verdict().findings())
                .as(kept.summary())
                .filteredOn(finding -> !finding.migration().equals("3_loss"))
                .noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    @Test
    void of_atlas(DatabaseServer server) throws IOException {
        file("migrations/1_notes.sql", NOTES);
        file("migrations/2_mood.sql", MOOD + FEELING + INDEX);
        file("migrations/3_loss.sql", LOSS);
        link("bin/atlas", ToolKit.goModule("atlas").resolve("bin/atlas"));
        CommandResult hashed = new CommandRunner()
                .run(new Command(
                        List.of(project().resolve("bin/atlas").toString(), "migrate", "hash"),
                        project(),
                        Map.of("HOME", project().toString())));
        assertThat(hashed.succeeded()).as(hashed.output()).isTrue();

        proposals(run(server));
    }

    private List<ProposedDown> proposals(RunResult result) {
        assertThat(result.verdict()).as(result.summary()).isNotInstanceOf(Verdict.Inconclusive.class);
        assertThat(result.verdict().findings())
                .as(result.summary())
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .extracting(Finding::migration)
                .allMatch(migration -> migration.contains("3") || migration.contains("0002"));
        assertThat(result.journal().orElseThrow().observations())
                .flatExtracting(Observation::comparisons)
                .filteredOn(comparison -> comparison.purpose() == Purpose.SECOND_UP_REPEATS_FIRST)
                .hasSize(3)
                .allMatch(comparison ->
                        comparison.schema().isEmpty() && comparison.data().isEmpty());
        List<ProposedDown> proposals = result.report().migrations().stream()
                .flatMap(line -> line.proposedDown().stream())
                .toList();
        assertThat(proposals)
                .as(result.summary())
                .extracting(ProposedDown::proof)
                .containsExactly("proved", "proved", "rows-lost");
        assertThat(proposals.get(1).text())
                .endsWith(
                        """
                        DROP INDEX public.notes_feeling;
                        ALTER TABLE public.notes DROP COLUMN feeling;
                        DROP TYPE public.mood;
                        """);
        assertThat(proposals.get(2).text()).contains("the values of public.notes.body are gone: every row gets ''");
        return proposals;
    }

    private RunResult run(DatabaseServer server) {
        return Lockstep.check(
                RunSettings.forProject(project())
                        .rows(20)
                        .newRows(5)
                        .reportDirectory(temporary.resolve("report"))
                        .build(),
                server);
    }

    private Path project() {
        return temporary.resolve("project");
    }

    private void link(String name, Path target) throws IOException {
        Files.createDirectories(project().resolve(name).getParent());
        Files.createSymbolicLink(project().resolve(name), target);
    }

    private void file(String name, String text) throws IOException {
        Path file = project().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

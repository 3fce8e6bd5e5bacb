package dev.lockstep.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Lockstep;
import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.report.MigrationLine;
import dev.lockstep.report.ProposedDown;
import dev.lockstep.run.DownProposals;
import dev.lockstep.run.RunResult;
import dev.lockstep.spi.DatabaseServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A migration without a down gets one proposed, which was run. */
@ExtendWith(ContractServer.class)
class ProposedDownIT {

    @TempDir
    Path temporary;

    @Test
    void what_an_up_adds_is_taken_back_and_proved(DatabaseServer server) throws IOException {
        RunResult result = run(
                server,
                "ALTER TABLE notes ADD COLUMN extra text NOT NULL DEFAULT 'x'; CREATE INDEX notes_extra ON notes (extra)");

        ProposedDown proposal = proposal(result).orElseThrow();
        assertThat(proposal.proof()).as(proposal.text()).isEqualTo("proved");
        assertThat(proposal.place()).endsWith("002_next.down.sql");
        assertThat(proposal.text())
                .isEqualTo(
                        """
                -- Derived by Lockstep from what the up changed. Review it before you use it.
                -- run after the up, it gave back schema and rows.
                DROP INDEX public.notes_extra;
                ALTER TABLE public.notes DROP COLUMN extra;
                """);
        assertThat(Files.readString(result.reportFile())).contains("\"proof\" : \"proved\"");
    }

    @Test
    void the_proposal_is_a_down_that_the_next_run_accepts(DatabaseServer server) throws IOException {
        RunResult first = run(server, "ALTER TABLE notes RENAME body TO words; ALTER TABLE notes ADD CHECK (id > 0)");
        ProposedDown proposal = proposal(first).orElseThrow();
        assertThat(proposal.proof()).as(proposal.text()).isEqualTo("proved");

        Files.writeString(Path.of(proposal.place()), proposal.text());
        RunResult second = Lockstep.check(
                new SqlProject(temporary.resolve("migrations")).settings().build(), server);

        assertThat(second.verdict().word()).as(second.summary()).isEqualTo("passed");
        assertThat(proposal(second)).isEmpty();
    }

    @Test
    void a_dropped_column_comes_back_and_its_values_are_said_to_be_gone(DatabaseServer server) {
        RunResult result = run(server, "ALTER TABLE notes DROP COLUMN body");

        ProposedDown proposal = proposal(result).orElseThrow();
        assertThat(proposal.proof()).as(proposal.text()).isEqualTo("rows-lost");
        assertThat(proposal.missing()).singleElement().asString().startsWith("notes: column body: another value in ");
        assertThat(proposal.text())
                .contains("-- the values of public.notes.body are gone: every row gets NULL")
                .contains("ALTER TABLE public.notes ADD COLUMN body text;");
        assertThat(result.summary()).contains("it gave back the schema; not what the rows had");
    }

    @Test
    void for_an_up_that_only_fills_rows_nothing_is_proposed_and_that_is_said(DatabaseServer server) {
        RunResult result = run(server, "UPDATE notes SET body = 'written anew'");

        ProposedDown proposal = proposal(result).orElseThrow();
        assertThat(proposal.proof()).isEqualTo("rows-lost");
        assertThat(proposal.statements()).isEmpty();
        assertThat(proposal.sentence())
                .isEqualTo("the up changed rows and no schema: what they were cannot be derived");
        assertThat(proposal.missing()).singleElement().asString().startsWith("notes: column body: another value in ");
    }

    @Test
    void a_proposal_that_does_not_work_is_not_shown_as_if_it_did(DatabaseServer server) {
        RunResult result = run(
                server,
                "CREATE TYPE pair; CREATE FUNCTION pair_in(cstring) RETURNS pair LANGUAGE internal IMMUTABLE STRICT AS 'int8in';"
                        + "CREATE FUNCTION pair_out(pair) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int8out';"
                        + "CREATE TYPE pair (INPUT = pair_in, OUTPUT = pair_out, LIKE = bigint)");

        ProposedDown proposal = proposal(result).orElseThrow();
        assertThat(proposal.proof()).isEqualTo("not-proved");
        assertThat(proposal.text()).contains("-- NOT PROVED: run after the up, it did not give back the schema:");
        assertThat(proposal.missing()).isNotEmpty();
    }

    @Test
    void who_declares_a_migration_irreversible_gets_no_proposal(DatabaseServer server) {
        RunResult result =
                run(server, "-- lockstep:irreversible because we say so\nALTER TABLE notes DROP COLUMN body");

        assertThat(proposal(result)).isEmpty();
    }

    @Test
    void who_wants_no_proposals_gets_none(DatabaseServer server) {
        SqlProject project =
                SqlProject.in(temporary).notes().file("002_next.up.sql", "ALTER TABLE notes ADD extra int");

        RunResult result = Lockstep.check(
                project.settings().downProposals(DownProposals.NOT_WANTED).build(), server);

        assertThat(proposal(result)).isEmpty();
    }

    private RunResult run(DatabaseServer server, String up) {
        SqlProject project = SqlProject.in(temporary).notes().file("002_next.up.sql", up);
        return Lockstep.check(project.settings().build(), server);
    }

    private static Optional<ProposedDown> proposal(RunResult result) {
        return result.report().migrations().stream()
                .filter(line -> line.id().equals("002_next"))
                .map(MigrationLine::proposedDown)
                .findFirst()
                .orElseThrow();
    }
}

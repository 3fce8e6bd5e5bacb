package dev.lockstep.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Lockstep;
import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.journal.InsertableRow;
import dev.lockstep.journal.Outcome;
import dev.lockstep.journal.SmallestFailure;
import dev.lockstep.journal.SmallestFailure.Cause;
import dev.lockstep.journal.SmallestFailure.Extent;
import dev.lockstep.journal.SmallestFailure.Pasting;
import dev.lockstep.run.RunResult;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.verdict.RuleId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Each migration fails on a few of sixty people; the few are found, and pasted into a new database they break it again. */
@ExtendWith(ContractServer.class)
class SmallestFailureIT {

    private static final String PEOPLE =
            """
            CREATE TABLE teams (id int PRIMARY KEY, name text NOT NULL);
            CREATE TABLE people (
                id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text, age text DEFAULT '30', score int,
                team int REFERENCES teams, note varchar(40), twice int GENERATED ALWAYS AS (score * 2) STORED)""";

    private static final String SIXTY =
            """
            INSERT INTO teams SELECT n, 'team ' || n FROM generate_series(1, 5) n;
            INSERT INTO people (email, age, score, team, note)
            SELECT 'p' || n || '@example.org', n, n, 1 + n % 5, 'note ' || n FROM generate_series(1, 60) n;
            """;

    @TempDir
    Path folder;

    @Test
    void a_row_with_null_where_none_may_be(DatabaseServer server) {
        SmallestFailure smallest = broken(
                server, "UPDATE people SET email = NULL WHERE id = 17;", "ALTER TABLE people ALTER email SET NOT NULL");

        assertThat(smallest.rows())
                .singleElement()
                .extracting(InsertableRow::table)
                .hasToString("people");
        assertThat(smallest.sql()).isEqualTo("INSERT INTO public.people DEFAULT VALUES;\n");
        assertThat(smallest.extent()).isEqualTo(Extent.SMALLEST);
    }

    @Test
    void two_rows_that_are_one_in_small_letters(DatabaseServer server) {
        SmallestFailure smallest = broken(
                server,
                "UPDATE people SET email = 'A@x.io' WHERE id = 17; UPDATE people SET email = 'a@X.io' WHERE id = 53;",
                "CREATE UNIQUE INDEX people_email ON people (lower(email))");

        assertThat(smallest.rows())
                .extracting(InsertableRow::sql)
                .containsExactlyInAnyOrder(
                        "INSERT INTO public.people (email) VALUES ('A@x.io');",
                        "INSERT INTO public.people (email) VALUES ('a@X.io');");
        assertThat(smallest.rows()).allSatisfy(row -> assertThat(row.edges()).containsExactly("case-folding-twin"));
        assertThat(smallest.sentence())
                .isEqualTo("smallest rows that still break it: 2 rows, edge case case-folding-twin");
        assertThat(smallest.tries()).isLessThan(15);
    }

    @Test
    void a_text_that_is_no_number(DatabaseServer server) {
        SmallestFailure smallest = broken(
                server,
                "UPDATE people SET age = E'\\u0661\\u0662\\u0663' WHERE id = 40;",
                "ALTER TABLE people ALTER age DROP DEFAULT, ALTER age TYPE int USING age::int");

        assertThat(smallest.sql()).isEqualTo("INSERT INTO public.people (age) VALUES (E'\\u0661\\u0662\\u0663');\n");
        assertThat(smallest.rows().get(0).edges()).containsExactly("number-other-digits");
    }

    @Test
    void a_child_without_its_parent(DatabaseServer server) {
        SmallestFailure smallest = broken(
                server,
                "UPDATE people SET score = 999 WHERE id = 5;",
                "ALTER TABLE people ADD CONSTRAINT people_boss FOREIGN KEY (score) REFERENCES people (id)");

        assertThat(smallest.sql()).isEqualTo("INSERT INTO public.people (score) VALUES (999);\n");
    }

    @Test
    void a_row_that_a_new_condition_refuses(DatabaseServer server) {
        SmallestFailure smallest = broken(
                server,
                "UPDATE people SET score = -1 WHERE id = 23;",
                "ALTER TABLE people ADD CONSTRAINT positive CHECK (score > 0 AND abs(score) < 1000)");

        assertThat(smallest.sql()).isEqualTo("INSERT INTO public.people (score) VALUES (-1);\n");
        assertThat(smallest.rows().get(0).edges()).containsExactly("minus-one");
    }

    @Test
    void a_text_that_is_too_long(DatabaseServer server) {
        SmallestFailure smallest = broken(
                server,
                "UPDATE people SET note = repeat(U&'\\+01F600', 40) WHERE id = 31;",
                "ALTER TABLE people ALTER note TYPE varchar(20)");

        assertThat(smallest.rows()).singleElement().satisfies(row -> assertThat(row.edges())
                .containsExactly("longest-four-byte-text"));
    }

    @Test
    void a_backfill_that_divides_by_zero(DatabaseServer server) {
        SmallestFailure smallest = broken(
                server,
                "UPDATE people SET score = 0 WHERE id = 44;",
                "ALTER TABLE people ADD share numeric; UPDATE people SET share = 100 / score");

        assertThat(smallest.sql()).isEqualTo("INSERT INTO public.people (score) VALUES (0);\n");
    }

    @Test
    void three_rows_that_only_together_are_too_many(DatabaseServer server) {
        SmallestFailure smallest = broken(
                server,
                "UPDATE people SET team = 3, score = 7 WHERE id IN (2, 30, 59);",
                """
                DO 'BEGIN IF EXISTS (SELECT score FROM people WHERE score IS NOT NULL GROUP BY score HAVING count(*) > 2) THEN
                    RAISE EXCEPTION ''a score of three''; END IF; END'""");

        assertThat(smallest.rows()).hasSize(3).allSatisfy(row -> assertThat(row.sql())
                .isEqualTo("INSERT INTO public.people (score) VALUES (7);"));
        assertThat(smallest.extent()).isEqualTo(Extent.SMALLEST);
    }

    @Test
    void a_row_with_the_parent_that_it_takes(DatabaseServer server) {
        SmallestFailure smallest = broken(
                server,
                "UPDATE teams SET name = '' WHERE id = 4;",
                """
                DO 'BEGIN IF EXISTS (SELECT FROM people p JOIN teams t ON t.id = p.team WHERE t.name = '''') THEN
                    RAISE EXCEPTION ''a person in a team without a name''; END IF; END'""");

        assertThat(smallest.rows()).extracting(row -> row.table().name()).containsExactly("teams", "people");
        assertThat(smallest.sql())
                .isEqualTo(
                        """
                        INSERT INTO public.teams (id, name) VALUES (4, '');
                        INSERT INTO public.people (team) VALUES (4);
                        """);
    }

    @Test
    void a_failure_that_the_server_does_not_take_back(DatabaseServer server) {
        SmallestFailure smallest = broken(
                server,
                "UPDATE people SET email = 'same@x.io' WHERE id IN (11, 12);",
                "CREATE UNIQUE INDEX CONCURRENTLY people_email ON people (email)");

        assertThat(smallest.rows()).hasSize(2);
    }

    @Test
    void a_down_that_rows_break(DatabaseServer server) {
        SeededRun run = run(
                server,
                "UPDATE people SET score = 40000 WHERE id = 8;",
                "ALTER TABLE people DROP twice; ALTER TABLE people ALTER score TYPE bigint",
                "ALTER TABLE people ALTER score TYPE smallint");

        SmallestFailure smallest = run.smallest().orElseThrow();

        assertThat(run.pasted("SELECT 1")).isInstanceOf(Outcome.Completed.class);
        assertThat(smallest.sql()).isEqualTo("INSERT INTO public.people (score) VALUES (40000);\n");
    }

    @Test
    void a_migration_that_fails_without_rows_is_said_to(DatabaseServer server) {
        SmallestFailure smallest =
                run(server, "", "SELECT 1 / 0", "SELECT 1").smallest().orElseThrow();

        assertThat(smallest.cause()).isEqualTo(Cause.MIGRATION);
        assertThat(smallest.evidence())
                .containsExactly("not because of the rows: it fails alike in a database without rows");
        assertThat(smallest.sql()).isEmpty();
    }

    @Test
    void nothing_is_said_of_a_migration_that_succeeds_or_is_no_sql(DatabaseServer server) {
        assertThat(run(server, "", "SELECT 1", "SELECT 1").smallest()).isEmpty();
        assertThat(run(server, "", "ALTER TABLE peopel ADD x int", "SELECT 1").smallest())
                .isEmpty();
    }

    @Test
    void the_finding_and_the_report_tell_the_rows(DatabaseServer server) {
        SqlProject project = SqlProject.in(folder)
                .notes()
                .migration("002_number", "ALTER TABLE notes ALTER body TYPE int USING body::int", "SELECT 1");

        RunResult result = Lockstep.check(project.settings().rows(150).build(), server);

        assertThat(result.verdict().findings())
                .filteredOn(finding -> finding.rule() == RuleId.UP_FAILED)
                .singleElement()
                .satisfies(finding -> assertThat(finding.problem().text())
                        .contains("smallest rows that still break it: 1 row", "notes: body "));
        assertThat(result.report().migrations().get(1).failingRows())
                .singleElement()
                .satisfies(failing -> {
                    assertThat(failing.cause()).isEqualTo("rows");
                    assertThat(failing.rows()).hasSize(1);
                    assertThat(failing.text()).startsWith("INSERT INTO public.notes (body) VALUES (");
                });
    }

    private SeededRun run(DatabaseServer server, String ugly, String up, String down) {
        return SeededRun.of(server, SqlProject.in(folder), PEOPLE, SIXTY + ugly, up, down);
    }

    /** Runs it, and pastes what was found into a new database. */
    private SmallestFailure broken(DatabaseServer server, String ugly, String up) {
        SeededRun run = run(server, ugly, up, "SELECT 1");
        SmallestFailure smallest = run.smallest().orElseThrow();
        assertThat(smallest.cause()).as(smallest.sentence()).isEqualTo(Cause.ROWS);
        assertThat(smallest.pasting()).isEqualTo(Pasting.AS_THEY_ARE);
        assertThat(run.pasted(smallest.sql())).isInstanceOf(Outcome.Failed.class);
        assertThat(List.of(smallest.sql().split("\n"))).hasSizeLessThan(5);
        return smallest;
    }
}

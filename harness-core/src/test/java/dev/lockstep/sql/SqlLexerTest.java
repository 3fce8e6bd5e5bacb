package dev.lockstep.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlLexerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ';'",
                "SELECT 'it''s; fine'",
                "SELECT E'a\\';b'",
                "SELECT \"a;b\"",
                "SELECT $$;$$",
                "DO $body$ BEGIN PERFORM $$;$$; END $body$",
                "SELECT 1 /* ; /* ; */ ; */ + 1",
                "SELECT 1 -- ;\n + 1",
                "CREATE RULE r AS ON INSERT TO t DO (INSERT INTO a VALUES (1); INSERT INTO b VALUES (2))",
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END",
                "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC INSERT INTO t VALUES (1); END",
                "SELECT '\\'",
                "SELECT a$b FROM t",
                "SELECT $1"
            })
    void keeps_a_statement_whole(String statement) {
        List<SqlStatement> statements = SqlLexer.cut(statement + "; SELECT 2;").statements();

        assertThat(statements).extracting(SqlStatement::text).containsExactly(statement, "SELECT 2");
    }

    @Test
    void cuts_transaction_commands_apart() {
        assertThat(SqlLexer.cut("BEGIN; UPDATE t SET a = 1; END;\nCOMMIT;").statements())
                .extracting(SqlStatement::text)
                .containsExactly("BEGIN", "UPDATE t SET a = 1", "END", "COMMIT");
    }

    @Test
    void finds_no_statement_in_blanks_and_comments() {
        assertThat(SqlLexer.cut(" \n-- nothing;\n/* nothing; */ ;; ").statements())
                .isEmpty();
    }

    @Test
    void says_where_each_statement_begins() {
        assertThat(SqlLexer.cut("-- first\nSELECT 1;\n\n  SELECT 2").statements())
                .extracting(SqlStatement::offset)
                .containsExactly(9, 22);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\copy t FROM 'x'", "SELECT 1;\n\\i other.sql", "SELECT 1 \\gexec"})
    void sees_commands_of_psql(String script) {
        assertThat(SqlLexer.cut(script).backslash()).isEqualTo(script.indexOf('\\'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT '\\i'", "SELECT $$\\i$$", "-- \\i\nSELECT 1", "SELECT \"\\i\""})
    void takes_quoted_backslashes_for_data(String script) {
        assertThat(SqlLexer.cut(script).backslash()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX CONCURRENTLY i ON t (a)",
                "create unique index concurrently if not exists i on t (a)",
                "DROP INDEX CONCURRENTLY i",
                "REINDEX (VERBOSE) TABLE CONCURRENTLY t",
                "REINDEX DATABASE shop",
                "VACUUM (ANALYZE) t",
                "ALTER SYSTEM SET work_mem = '1MB'",
                "ALTER TABLE t DETACH PARTITION p CONCURRENTLY",
                "CREATE DATABASE d",
                "DROP TABLESPACE s",
                "CLUSTER",
                "COMMIT PREPARED 'x'"
            })
    void knows_what_refuses_a_transaction(String statement) {
        assertThat(only(statement).refusesTransaction()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX i ON t (a)",
                "REFRESH MATERIALIZED VIEW CONCURRENTLY v",
                "REINDEX TABLE t",
                "ALTER TYPE e ADD VALUE 'x'",
                "CREATE TABLE concurrently_built (a text DEFAULT 'CREATE INDEX CONCURRENTLY')",
                "CLUSTER t USING i",
                "ALTER TABLE t DETACH PARTITION p",
                "DO $$ BEGIN EXECUTE 'VACUUM'; END $$"
            })
    void knows_what_does_not(String statement) {
        assertThat(only(statement).refusesTransaction()).isFalse();
    }

    @Test
    void finds_placeholders_outside_of_quotes() {
        assertThat(only("SELECT $1::int + $2").hasPlaceholders()).isTrue();
        assertThat(only("SELECT '$1', $$ $1 $$, $x$ $2 $x$, a$1, \"$1\" -- $1").hasPlaceholders())
                .isFalse();
    }

    private static SqlStatement only(String statement) {
        List<SqlStatement> statements = SqlLexer.cut(statement).statements();
        assertThat(statements).hasSize(1);
        return statements.get(0);
    }
}

package dev.lockstep.postgres.rows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlLiteralTest {

    @Test
    void numbers_and_booleans_stand_without_quotes_where_they_are_plain() {
        assertThat(SqlLiteral.of("int4", "-17")).isEqualTo("-17");
        assertThat(SqlLiteral.of("numeric", "1.50")).isEqualTo("1.50");
        assertThat(SqlLiteral.of("numeric", "NaN")).isEqualTo("'NaN'");
        assertThat(SqlLiteral.of("text", "17")).isEqualTo("'17'");
        assertThat(SqlLiteral.of("bool", "true")).isEqualTo("true");
        assertThat(SqlLiteral.of("text", null)).isEqualTo("NULL");
    }

    @Test
    void texts_come_through_any_editor() {
        assertThat(SqlLiteral.of("text", "O'Brien")).isEqualTo("'O''Brien'");
        assertThat(SqlLiteral.of("text", "a\\b\t\n")).isEqualTo("E'a\\\\b\\t\\n'");
        assertThat(SqlLiteral.of("text", "e\u0301\u200b")).isEqualTo("E'e\\u0301\\u200b'");
        assertThat(SqlLiteral.of("text", "\ud83d\ude00")).isEqualTo("E'\\U0001f600'");
        assertThat(SqlLiteral.of("bytea", "\\xdead")).isEqualTo("E'\\\\xdead'");
    }

    @Test
    void what_repeats_is_written_once() {
        assertThat(SqlLiteral.of("varchar", "x".repeat(10_000))).isEqualTo("repeat('x', 10000)");
        assertThat(SqlLiteral.of("varchar", "\ud83d\ude00".repeat(100))).isEqualTo("repeat(E'\\U0001f600', 100)");
        assertThat(SqlLiteral.of("varchar", "x".repeat(10))).isEqualTo("'xxxxxxxxxx'");
        assertThat(SqlLiteral.of("bit", "1".repeat(200))).isEqualTo("'" + "1".repeat(200) + "'");
    }
}

package dev.lockstep.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlLineTest {

    @Test
    void folds_blanks_and_drops_comments_outside_quotes() {
        SqlLine line = SqlLine.of(
                """
                -- why
                UPDATE orders   /* all */
                  SET note = 'a  -- b', "odd  name" = 1;
                """);

        assertThat(line.text()).isEqualTo("UPDATE orders SET note = 'a -- b', \"odd name\" = 1");
    }

    @Test
    void survives_quotes_and_comments_that_never_end() {
        assertThat(SqlLine.of("SELECT 'open").text()).isEqualTo("SELECT 'open");
        assertThat(SqlLine.of("SELECT 1 /* open").text()).isEqualTo("SELECT 1");
        assertThat(SqlLine.of("SELECT 1 -- open").text()).isEqualTo("SELECT 1");
        assertThat(SqlLine.of("").text()).isEmpty();
    }

    @Test
    void finds_whole_identifiers_only() {
        SqlLine line = SqlLine.of("ALTER TABLE \"Orders\" ADD x int");

        assertThat(line.names("orders")).isTrue();
        assertThat(line.names("order")).isFalse();
        assertThat(line.names("orders_2024")).isFalse();
    }

    @Test
    void cuts_what_is_too_long_to_read() {
        assertThat(SqlLine.of("SELECT 1").abbreviated()).isEqualTo("SELECT 1");
        assertThat(SqlLine.of("SELECT " + "1, ".repeat(1_000)).abbreviated())
                .hasSizeLessThanOrEqualTo(160)
                .endsWith(" …");
    }
}

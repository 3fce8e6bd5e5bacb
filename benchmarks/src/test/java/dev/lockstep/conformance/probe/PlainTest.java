package dev.lockstep.conformance.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTest {

    @Test
    void calls_a_migration_by_its_word_however_a_tool_calls_it() {
        assertThat(Plain.text("20260101000020_m20, V20260101000020__m20.sql, 20260101000020, 0020_m20"))
                .isEqualTo("m20, Vm20.sql, m20, m20");
    }

    @Test
    void leaves_out_what_differs_from_run_to_run() {
        assertThat(Plain.text("at 127.0.0.1:5432/lockstep_knex_1a2b in /tmp/x/project123/a.sql after 12.5ms"))
                .isEqualTo("at the server/db in …/a.sql after …");
    }

    @Test
    void finds_the_line_that_says_what_went_wrong() {
        assertThat(Plain.tellingLine(
                        "starting\nTraceback (most recent call last):\n\u001b[31mSomethingError: no\u001b[0m\nbye"))
                .isEqualTo("SomethingError: no");
    }

    @Test
    void takes_the_last_line_where_none_is_telling() {
        assertThat(Plain.tellingLine("one\n\ntwo\n\n")).isEqualTo("two");
        assertThat(Plain.tellingLine("")).isEmpty();
    }
}

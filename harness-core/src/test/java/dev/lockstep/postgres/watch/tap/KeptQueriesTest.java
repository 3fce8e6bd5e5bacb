package dev.lockstep.postgres.watch.tap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptQueriesTest {

    private static final String QUERY = "SELECT $1";

    private final KeptQueries kept = new KeptQueries();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE orders ADD COLUMN more int",
                "COMMENT ON TABLE orders IS 'kept'",
                "BEGIN",
                "COMMIT",
                "ROLLBACK",
                "SELECT anything()",
                "INSERT INTO orders VALUES (1)",
                ""
            })
    void most_statements_give_up_nothing(String sql) {
        kept.keep(QUERY);
        after(sql);

        assertThat(kept.has(QUERY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DISCARD ALL",
                "deallocate all",
                "/* by name */ DEALLOCATE lockstep_1",
                "DO $$BEGIN EXECUTE 'deallocate all'; END$$",
                "PREPARE sly AS SELECT 'Deallocate'"
            })
    void what_names_it_may_have_given_up_everything(String sql) {
        kept.keep(QUERY);
        after(sql);

        assertThat(kept.has(QUERY)).isFalse();
    }

    @Test
    void a_text_that_was_not_read_to_its_end_may_hide_anything() {
        after("INSERT INTO orders VALUES ('" + "x".repeat(1 << 20) + "')");
        kept.keep(QUERY);

        assertThat(kept.has(QUERY)).isFalse();
    }

    @Test
    void nothing_is_kept_any_more_where_a_function_may_give_it_up_unseen() {
        after("CREATE FUNCTION sly() RETURNS void LANGUAGE plpgsql AS $$BEGIN EXECUTE 'deallocate all'; END$$");
        kept.keep(QUERY);

        assertThat(kept.has(QUERY)).isFalse();
    }

    @Test
    void after_a_plain_deallocate_it_is_kept_again() {
        after("DEALLOCATE ALL");
        kept.keep(QUERY);

        assertThat(kept.has(QUERY)).isTrue();
    }

    private void after(String sql) {
        kept.after(SqlText.only(sql).dropping());
    }
}

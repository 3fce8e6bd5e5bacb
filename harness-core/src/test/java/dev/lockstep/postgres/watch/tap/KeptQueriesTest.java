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
                "create unique index on orders using btree (note)",
                "DROP TABLE orders CASCADE",
                "COMMENT ON TABLE orders IS 'kept'",
                "BEGIN",
                "SAVEPOINT one"
            })
    void statements_on_structure_give_up_nothing(String sql) {
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
                "SELECT anything()",
                "DO 'BEGIN END'",
                "CALL anything()",
                "EXECUTE one",
                "COMMIT",
                "ROLLBACK",
                "INSERT INTO orders VALUES (1)",
                "TRUNCATE orders",
                "CREATE TABLE more AS TABLE orders",
                "CREATE TABLE more AS EXECUTE one",
                "ALTER TABLE orders ALTER note TYPE int USING anything(note)",
                ""
            })
    void what_can_run_a_function_may_have_given_up_everything(String sql) {
        kept.keep(QUERY);
        after(sql);

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
        kept.after(SqlText.only(sql).kind());
    }
}

package dev.lockstep.postgres.watch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewTablesTest {

    private final NewTables tables = new NewTables();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE other (id bigint GENERATED ALWAYS AS IDENTITY, note varchar(20) DEFAULT 'x')",
                "CREATE UNIQUE INDEX made_note ON made (note)",
                "create index on made using gin (note)",
                "ALTER TABLE ONLY made\n ADD CONSTRAINT made_key PRIMARY KEY (id)",
                "ALTER TABLE made OWNER TO somebody",
                "CREATE TABLE other (id int PRIMARY KEY, made int REFERENCES made ON DELETE CASCADE)",
                "COMMENT ON TABLE made IS 'new'"
            })
    void what_is_done_to_a_table_that_was_just_made_concerns_nobody_else(String sql) {
        tables.concernsOnlyThese("CREATE TABLE Made (id int, note text)");

        assertThat(tables.concernsOnlyThese(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE other (id int REFERENCES orders)",
                "CREATE TABLE other (id int REFERENCES made, more int REFERENCES orders)",
                "CREATE TABLE other (LIKE orders)",
                "CREATE TABLE other (id) AS SELECT 1",
                "CREATE TABLE other (id) AS TABLE orders",
                "CREATE TABLE IF NOT EXISTS other (id int)",
                "CREATE TABLE other PARTITION OF made FOR VALUES IN (1)",
                "CREATE INDEX CONCURRENTLY ON made (note)",
                "CREATE INDEX ON made (anything(note))",
                "CREATE INDEX ON made (note) WHERE anything()",
                "CREATE INDEX ON orders (note)",
                "ALTER TABLE orders ADD COLUMN more int",
                "ALTER TABLE made ADD COLUMN more int DEFAULT anything()",
                "ALTER TABLE made ADD FOREIGN KEY (id) REFERENCES orders",
                "ALTER TABLE made ADD COLUMN more int; DROP TABLE orders",
                "ALTER TABLE app.made ADD COLUMN more int",
                "ALTER TABLE made VALIDATE CONSTRAINT of_orders",
                "ALTER TABLE made DROP CONSTRAINT of_orders",
                "ALTER TABLE made ADD COLUMN more int, DROP COLUMN order_id",
                "ALTER TABLE made SET LOGGED",
                "DROP TABLE made",
                "INSERT INTO made VALUES (1)",
                "/* made */ ALTER TABLE made ADD COLUMN more int",
                ""
            })
    void everything_else_may(String sql) {
        tables.concernsOnlyThese("CREATE TABLE made (id int, note text)");

        assertThat(tables.concernsOnlyThese(sql)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ROLLBACK TO SAVEPOINT before",
                "SET search_path = other",
                "SELECT set_config('search_path', 'other', false)",
                "DROP TABLE made",
                "ALTER TABLE made RENAME TO other",
                "ALTER TABLE made SET SCHEMA other",
                "DO 'BEGIN END'"
            })
    void after_this_the_name_may_mean_another_table(String sql) {
        tables.concernsOnlyThese("CREATE TABLE made (id int)");
        tables.concernsOnlyThese(sql);

        assertThat(tables.concernsOnlyThese("ALTER TABLE made ADD COLUMN more int"))
                .isFalse();
    }

    @Test
    void a_quoted_name_is_another_one_in_capitals() {
        tables.concernsOnlyThese("CREATE TABLE \"Made\" (id int)");

        assertThat(tables.concernsOnlyThese("ALTER TABLE \"MADE\" ADD COLUMN more int"))
                .isFalse();
        assertThat(tables.concernsOnlyThese("ALTER TABLE \"Made\" ADD COLUMN more int"))
                .isTrue();
    }

    @Test
    void what_an_earlier_transaction_made_everybody_can_see() {
        tables.concernsOnlyThese("CREATE TABLE made (id int)");
        tables.transactionEnds();

        assertThat(tables.concernsOnlyThese("ALTER TABLE made ADD COLUMN more int"))
                .isFalse();
    }
}

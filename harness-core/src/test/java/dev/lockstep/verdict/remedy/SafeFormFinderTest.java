package dev.lockstep.verdict.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeFormFinderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            create index orders_at_idx on orders (placed_at)                | CREATE INDEX CONCURRENTLY orders_at_idx ON orders (placed_at), outside a transaction
            CREATE UNIQUE INDEX IF NOT EXISTS u ON s.orders USING btree (a) | CREATE UNIQUE INDEX CONCURRENTLY u ON s.orders USING btree (a), outside
            CREATE INDEX ON orders (placed_at)                              | CREATE INDEX CONCURRENTLY ON orders (placed_at), outside
            REINDEX TABLE orders                                            | REINDEX TABLE CONCURRENTLY orders, outside
            VACUUM (FULL, ANALYZE) orders                                   | plain VACUUM gives the space back
            CLUSTER orders USING orders_pkey                                | plain VACUUM gives the space back
            REFRESH MATERIALIZED VIEW totals                                | REFRESH MATERIALIZED VIEW CONCURRENTLY totals, which needs a unique index
            ALTER TABLE orders SET UNLOGGED                                 | make a new table that is stored as wanted
            ALTER TABLE log ATTACH PARTITION log_2024 FOR VALUES FROM (1) TO (2) | ALTER TABLE log_2024 ADD CONSTRAINT log_2024_bounds CHECK
            CREATE TABLE log_2025 PARTITION OF log FOR VALUES FROM (2) TO (3)    | give the default partition of log a CHECK
            ALTER TABLE orders ADD CONSTRAINT total_ok CHECK (total > 0)    | ALTER TABLE orders ADD CONSTRAINT total_ok CHECK … NOT VALID, and ALTER TABLE orders VALIDATE CONSTRAINT total_ok in a later migration
            ALTER TABLE lines ADD FOREIGN KEY (order_id) REFERENCES orders  | ADD CONSTRAINT lines_fkey FOREIGN KEY … NOT VALID, and ALTER TABLE lines VALIDATE CONSTRAINT lines_fkey
            ALTER TABLE orders ADD CONSTRAINT number_key UNIQUE (number)    | CREATE UNIQUE INDEX CONCURRENTLY number_key ON orders (number) outside a transaction, then ALTER TABLE orders ADD CONSTRAINT number_key UNIQUE USING INDEX number_key
            ALTER TABLE orders ADD PRIMARY KEY (id)                         | ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_pkey; its columns have to be NOT NULL before
            ALTER TABLE rooms ADD EXCLUDE USING gist (during WITH &&)       | an exclusion constraint can only be added
            ALTER TABLE "Orders" ALTER COLUMN "Note" SET NOT NULL           | ALTER TABLE "Orders" ADD CONSTRAINT Orders_Note_not_null CHECK ("Note" IS NOT NULL) NOT VALID
            ALTER TABLE orders ALTER id TYPE bigint USING id::bigint        | add a column id_new bigint to orders
            ALTER TABLE orders ADD COLUMN nr bigserial                      | ALTER TABLE orders ADD COLUMN nr bigint and nothing else
            ALTER TABLE orders ADD n int GENERATED ALWAYS AS (a*2) STORED   | ALTER TABLE orders ADD COLUMN n int and nothing else
            ALTER TABLE orders ADD COLUMN code text UNIQUE                  | CREATE UNIQUE INDEX CONCURRENTLY orders_code_key ON orders (code)
            ALTER TABLE orders ADD COLUMN a int CHECK (a > 0)               | ALTER TABLE orders ADD COLUMN a int and nothing else, add its constraint NOT VALID
            ALTER TABLE orders ADD COLUMN u uuid DEFAULT gen_random_uuid()  | ALTER TABLE orders ADD COLUMN u uuid and nothing else, then ALTER TABLE orders ALTER COLUMN u SET DEFAULT gen_random_uuid() for new rows
            """)
    void names_what_to_do_instead(String statement, String advice) {
        assertThat(new SafeFormFinder().find(statement))
                .hasValueSatisfying(found -> assertThat(found).contains(advice));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "UPDATE orders SET note = 'CREATE INDEX i ON t (a)'",
                "SELECT 1",
                "ALTER TABLE orders VALIDATE CONSTRAINT total_ok",
                "DO $$ BEGIN END $$",
                "ALTER TABLE"
            })
    void knows_nothing_better_for_what_has_no_safe_form(String statement) {
        assertThat(new SafeFormFinder().find(statement)).isEmpty();
    }

    @Test
    void is_not_misled_by_comments_and_line_breaks() {
        String advice = new SafeFormFinder()
                .find("-- CREATE INDEX x ON y (z)\nALTER TABLE orders\n  /* now */ ALTER COLUMN note\n  SET NOT NULL;")
                .orElseThrow();

        assertThat(advice)
                .isEqualTo("ALTER TABLE orders ADD CONSTRAINT orders_note_not_null CHECK (note IS NOT NULL) NOT VALID; "
                        + "in a later migration ALTER TABLE orders VALIDATE CONSTRAINT orders_note_not_null, "
                        + "and after that ALTER TABLE orders ALTER COLUMN note SET NOT NULL, which then reads no rows; "
                        + "then drop the check");
    }
}

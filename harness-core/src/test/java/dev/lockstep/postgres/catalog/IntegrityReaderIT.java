package dev.lockstep.postgres.catalog;

import static dev.lockstep.data.IntegrityViolation.Kind.CONSTRAINT_NOT_VALIDATED;
import static dev.lockstep.data.IntegrityViolation.Kind.CONSTRAINT_VIOLATED;
import static dev.lockstep.data.IntegrityViolation.Kind.FOREIGN_KEY_WITHOUT_INDEX;
import static dev.lockstep.data.IntegrityViolation.Kind.INDEX_INVALID;
import static dev.lockstep.data.IntegrityViolation.Kind.INVARIANT_BROKEN;
import static dev.lockstep.data.IntegrityViolation.Kind.SEQUENCE_BEHIND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.data.IntegrityViolation;
import dev.lockstep.data.IntegrityViolation.Kind;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Invariant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntegrityReaderIT {

    private final EmbeddedServer server = EmbeddedServer.start(18);
    private ScratchDatabase database = ScratchDatabase.on(server);

    @BeforeEach
    void create() {
        database.close();
        database = ScratchDatabase.on(server);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static IntegrityViolation violation(
            Kind kind, String table, String object, String detail, long rows, String example) {
        return new IntegrityViolation(kind, ObjectName.inPublic(table), object, detail, rows, example);
    }

    private List<IntegrityViolation> violations(Kind kind) {
        return database.violations().stream()
                .filter(violation -> violation.kind() == kind)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void is_quiet_about_a_sound_schema_on_every_version(int major) {
        try (EmbeddedServer other = EmbeddedServer.start(major);
                ScratchDatabase sound = ScratchDatabase.on(other)) {
            sound.run(
                    "CREATE DOMAIN quantity AS int NOT NULL CHECK (VALUE > 0)",
                    "CREATE TABLE customer (id serial PRIMARY KEY, email text NOT NULL UNIQUE CHECK (email LIKE '%@%'))",
                    "CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY, customer_id int NOT NULL,"
                            + " at date NOT NULL, pieces quantity, tags quantity[], PRIMARY KEY (id, at),"
                            + " FOREIGN KEY (customer_id) REFERENCES customer) PARTITION BY RANGE (at)",
                    "CREATE TABLE orders_all PARTITION OF orders DEFAULT",
                    "CREATE INDEX ON orders (customer_id)",
                    "INSERT INTO customer (email) SELECT i || '@x' FROM generate_series(1, 5) i",
                    "INSERT INTO orders (customer_id, at, pieces, tags) SELECT i, '2024-01-01', i, ARRAY[i, 1]"
                            + " FROM generate_series(1, 5) i");

            List<IntegrityViolation> violations =
                    sound.violations(new Invariant("pieces", "SELECT * FROM orders WHERE pieces > 100"));

            assertThat(violations).isEmpty();
        }
    }

    @Test
    void finds_orphans_that_came_in_while_triggers_were_off() {
        database.run(
                "CREATE TABLE customer (id int PRIMARY KEY)",
                "CREATE TABLE orders (id int PRIMARY KEY, customer_id bigint REFERENCES customer)",
                "CREATE INDEX ON orders (customer_id)",
                "INSERT INTO customer VALUES (1)",
                "SET session_replication_role = replica; INSERT INTO orders VALUES (1, 1), (2, NULL), (7, 8), (10, 9)");

        assertThat(database.violations())
                .containsExactly(violation(
                        CONSTRAINT_VIOLATED,
                        "orders",
                        "orders_customer_id_fkey",
                        "FOREIGN KEY (customer_id) REFERENCES public.customer(id)",
                        2,
                        "(id=7)"));
    }

    @Test
    void knows_when_half_a_composite_key_is_allowed() {
        database.run(
                "CREATE TABLE place (a int, b int, PRIMARY KEY (a, b))",
                "CREATE TABLE simple (id int PRIMARY KEY, a int, b int, FOREIGN KEY (a, b) REFERENCES place)",
                "CREATE TABLE whole (id int PRIMARY KEY, a int, b int, FOREIGN KEY (a, b) REFERENCES place MATCH FULL)",
                "CREATE INDEX ON simple (b, a); CREATE INDEX ON whole (a, b, id)",
                "SET session_replication_role = replica",
                "INSERT INTO simple VALUES (1, 1, NULL); INSERT INTO whole VALUES (1, 1, NULL), (2, NULL, NULL)");

        assertThat(database.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.relation()).isEqualTo(ObjectName.inPublic("whole"));
            assertThat(violation.exampleKey()).isEqualTo("(id=1)");
            assertThat(violation.rows()).isEqualTo(1);
        });
    }

    @Test
    void asks_partitions_once_by_way_of_their_parent_and_knows_self_references() {
        database.run(
                "CREATE TABLE node (id int, parent int, PRIMARY KEY (id), FOREIGN KEY (parent) REFERENCES node)"
                        + " PARTITION BY RANGE (id)",
                "CREATE TABLE node_low PARTITION OF node FOR VALUES FROM (0) TO (10)",
                "CREATE TABLE node_high PARTITION OF node DEFAULT",
                "CREATE INDEX ON node (parent)",
                "SET session_replication_role = replica; INSERT INTO node VALUES (1, NULL), (11, 1), (12, 5)");

        assertThat(database.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.relation()).isEqualTo(ObjectName.inPublic("node"));
            assertThat(violation.rows()).isEqualTo(1);
            assertThat(violation.exampleKey()).isEqualTo("(id=12)");
        });
    }

    @Test
    void finds_periods_that_a_temporal_key_does_not_cover() {
        database.run(
                "CREATE EXTENSION btree_gist",
                "CREATE TABLE room (id int, open daterange, PRIMARY KEY (id, open WITHOUT OVERLAPS))",
                "CREATE TABLE stay (id int PRIMARY KEY, room int, during daterange,"
                        + " FOREIGN KEY (room, PERIOD during) REFERENCES room (id, PERIOD open))",
                "CREATE INDEX ON stay (room, during)",
                "INSERT INTO room VALUES (1, '[2024-01-01,2024-02-01)'), (1, '[2024-02-01,2024-03-01)')",
                "INSERT INTO stay VALUES (1, 1, '[2024-01-20,2024-02-10)')",
                "SET session_replication_role = replica; INSERT INTO stay VALUES (2, 1, '[2024-02-20,2024-03-10)')");

        assertThat(database.violations()).singleElement().satisfies(violation -> assertThat(violation.exampleKey())
                .isEqualTo("(id=2)"));
    }

    @Test
    void finds_rows_that_a_check_not_yet_validated_forbids() {
        database.run(
                "CREATE TABLE orders (id int PRIMARY KEY, total int)",
                "INSERT INTO orders VALUES (1, 5), (2, -5), (3, NULL), (4, -1)",
                "ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0) NOT VALID");

        assertThat(database.violations())
                .containsExactly(
                        violation(
                                CONSTRAINT_NOT_VALIDATED,
                                "orders",
                                "total_positive",
                                "CHECK ((total > 0)) NOT VALID",
                                0,
                                ""),
                        violation(
                                CONSTRAINT_VIOLATED,
                                "orders",
                                "total_positive",
                                "CHECK ((total > 0)) NOT VALID",
                                2,
                                "(id=2)"));
    }

    @Test
    void a_check_not_yet_validated_that_holds_is_only_told_as_such() {
        database.run(
                "CREATE TABLE orders (id int PRIMARY KEY, total int)",
                "INSERT INTO orders VALUES (1, 5)",
                "ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0) NOT VALID");

        assertThat(database.violations())
                .extracting(IntegrityViolation::kind)
                .containsExactly(CONSTRAINT_NOT_VALIDATED);
    }

    @Test
    void a_constraint_that_is_not_enforced_promises_nothing() {
        database.run(
                "CREATE TABLE orders (id int PRIMARY KEY, total int CHECK (total > 0) NOT ENFORCED)",
                "INSERT INTO orders VALUES (1, -5)");

        assertThat(database.violations()).isEmpty();
    }

    @Test
    void finds_rows_that_a_check_forbids_since_its_function_changed() {
        database.run(
                "CREATE FUNCTION is_ok(int) RETURNS bool IMMUTABLE LANGUAGE sql AS 'SELECT $1 > 0'",
                "CREATE TABLE \"Order\" (id int, \"the total\" int CHECK (is_ok(\"the total\")))",
                "INSERT INTO \"Order\" VALUES (1, 1), (2, 20)",
                "CREATE OR REPLACE FUNCTION is_ok(int) RETURNS bool IMMUTABLE LANGUAGE sql AS 'SELECT $1 > 10'");

        assertThat(database.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.kind()).isEqualTo(CONSTRAINT_VIOLATED);
            assertThat(violation.exampleKey()).isEqualTo("(id=1, the total=1)");
        });
    }

    @Test
    void a_check_that_cannot_be_evaluated_is_told_and_does_not_hide_the_others() {
        database.run(
                "CREATE TABLE a (id int PRIMARY KEY, x int)",
                "INSERT INTO a VALUES (1, 0)",
                "ALTER TABLE a ADD CONSTRAINT divides CHECK (10 / x > 0) NOT VALID,"
                        + " ADD CONSTRAINT positive CHECK (x > 0) NOT VALID");

        assertThat(violations(CONSTRAINT_VIOLATED))
                .containsExactly(
                        violation(
                                CONSTRAINT_VIOLATED,
                                "a",
                                "divides",
                                "cannot be checked: ERROR: division by zero",
                                0,
                                ""),
                        violation(CONSTRAINT_VIOLATED, "a", "positive", "CHECK ((x > 0)) NOT VALID", 1, "(id=1)"));
    }

    @Test
    void finds_values_that_a_domain_forbids_also_in_arrays_and_inner_domains() {
        database.run(
                "CREATE DOMAIN percent AS int; CREATE DOMAIN share AS percent",
                "CREATE TABLE t (id int PRIMARY KEY, value int, p share, q percent[])",
                "INSERT INTO t VALUES (1, 7, 101, '{1,2}'), (2, 7, 10, '{1,200}'), (3, 7, NULL, NULL)",
                "ALTER DOMAIN percent ADD CONSTRAINT at_most_100 CHECK (VALUE <= 100) NOT VALID");

        assertThat(database.violations())
                .containsExactly(
                        violation(
                                CONSTRAINT_NOT_VALIDATED,
                                "percent",
                                "at_most_100",
                                "domain public.percent: CHECK ((VALUE <= 100)) NOT VALID",
                                0,
                                ""),
                        violation(
                                CONSTRAINT_VIOLATED,
                                "t",
                                "at_most_100",
                                "column p, domain public.percent: CHECK ((VALUE <= 100)) NOT VALID",
                                1,
                                "(id=1)"),
                        violation(
                                CONSTRAINT_VIOLATED,
                                "t",
                                "at_most_100",
                                "column q, domain public.percent: CHECK ((VALUE <= 100)) NOT VALID",
                                1,
                                "(id=2)"));
    }

    @Test
    void finds_nulls_in_a_column_that_is_not_null_but_not_in_the_fields_of_its_values() {
        database.run(
                "CREATE TYPE pair AS (a int, b int)",
                "CREATE TABLE t (id int PRIMARY KEY, x int, y pair NOT NULL)",
                "INSERT INTO t VALUES (1, NULL, '(,)'), (2, 5, '(,)'), (3, NULL, '(,)')",
                "ALTER TABLE t ADD CONSTRAINT x_known NOT NULL x NOT VALID");

        assertThat(violations(CONSTRAINT_VIOLATED))
                .containsExactly(violation(CONSTRAINT_VIOLATED, "t", "x", "column x: NOT NULL", 2, "(id=1)"));
        assertThat(violations(CONSTRAINT_NOT_VALIDATED))
                .containsExactly(violation(CONSTRAINT_NOT_VALIDATED, "t", "x_known", "NOT NULL x NOT VALID", 0, ""));
    }

    @Test
    void finds_duplicates_under_a_unique_index_that_failed_to_build() {
        database.run(
                "CREATE TABLE t (id int PRIMARY KEY, email text, gone bool)",
                "INSERT INTO t VALUES (1, 'a', false), (2, 'A', false), (3, 'b', false), (4, 'B', true), (5, NULL, false),"
                        + " (6, NULL, false)");
        database.fails("CREATE UNIQUE INDEX CONCURRENTLY one_email ON t (lower(email)) WHERE NOT gone");
        database.fails("CREATE UNIQUE INDEX CONCURRENTLY one_null ON t (email) NULLS NOT DISTINCT");

        assertThat(violations(CONSTRAINT_VIOLATED))
                .extracting(IntegrityViolation::object, IntegrityViolation::rows, IntegrityViolation::exampleKey)
                .containsExactly(tuple("one_email", 2L, "(id=1)"), tuple("one_null", 2L, "(id=5)"));
        assertThat(violations(INDEX_INVALID))
                .extracting(IntegrityViolation::object, IntegrityViolation::detail)
                .containsExactly(
                        tuple("one_email", "not ready: rows are not written to it"),
                        tuple("one_null", "not ready: rows are not written to it"));
    }

    @Test
    void finds_an_index_of_a_partitioned_table_that_not_every_partition_has() {
        database.run(
                "CREATE TABLE m (id int) PARTITION BY RANGE (id)",
                "CREATE TABLE m_all PARTITION OF m DEFAULT",
                "CREATE INDEX m_id ON ONLY m (id)");

        assertThat(database.violations())
                .containsExactly(violation(
                        INDEX_INVALID, "m", "m_id", "not valid: not every partition has its part of it", 0, ""));
    }

    @Test
    void finds_sequences_that_are_behind_their_columns() {
        database.run(
                "CREATE TABLE a (id serial PRIMARY KEY); INSERT INTO a VALUES (1), (5)",
                "CREATE TABLE b (id int GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY); INSERT INTO b VALUES (1)",
                "CREATE SEQUENCE own; CREATE TABLE c (id bigint PRIMARY KEY DEFAULT nextval('own')); INSERT INTO c VALUES (3)",
                "CREATE SEQUENCE down INCREMENT -1; CREATE TABLE d (id int PRIMARY KEY DEFAULT nextval('down'));"
                        + " INSERT INTO d VALUES (-1), (-4), (7)");

        assertThat(database.violations())
                .containsExactly(
                        violation(
                                SEQUENCE_BEHIND,
                                "a",
                                "a_id_seq",
                                "the next value is 1, column id already goes to 5",
                                2,
                                "(id=1)"),
                        violation(
                                SEQUENCE_BEHIND,
                                "b",
                                "b_id_seq",
                                "the next value is 1, column id already goes to 1",
                                1,
                                "(id=1)"),
                        violation(
                                SEQUENCE_BEHIND,
                                "c",
                                "own",
                                "the next value is 1, column id already goes to 3",
                                1,
                                "(id=3)"),
                        violation(
                                SEQUENCE_BEHIND,
                                "d",
                                "down",
                                "the next value is -1, column id already goes to -4",
                                2,
                                "(id=-4)"));
    }

    @Test
    void sequences_that_are_ahead_exhausted_cycling_or_of_another_range_are_quiet() {
        database.run(
                "CREATE TABLE a (id serial PRIMARY KEY); INSERT INTO a DEFAULT VALUES; INSERT INTO a DEFAULT VALUES",
                "CREATE TABLE b (id serial PRIMARY KEY); INSERT INTO b VALUES (9); SELECT setval('b_id_seq', 10, false)",
                "CREATE SEQUENCE c_seq MAXVALUE 3; CREATE TABLE c (id int PRIMARY KEY DEFAULT nextval('c_seq'));"
                        + " INSERT INTO c VALUES (DEFAULT), (DEFAULT), (DEFAULT), (1000)",
                "CREATE SEQUENCE d_seq MAXVALUE 9 CYCLE; CREATE TABLE d (n int DEFAULT nextval('d_seq'));"
                        + " INSERT INTO d VALUES (DEFAULT), (5)",
                "CREATE TABLE e (id bigserial PRIMARY KEY); SELECT setval('e_id_seq', 9223372036854775807);"
                        + " INSERT INTO e VALUES (9223372036854775807)",
                "CREATE TABLE f (id uuid DEFAULT gen_random_uuid(), code text DEFAULT 'c' || nextval('b_id_seq'))",
                "INSERT INTO f VALUES (DEFAULT, 'zzz')");

        assertThat(violations(SEQUENCE_BEHIND)).isEmpty();
    }

    @Test
    void names_foreign_keys_that_no_index_serves() {
        database.run(
                "CREATE TABLE p (a int, b int, PRIMARY KEY (a, b)); CREATE TABLE q (id int PRIMARY KEY)",
                "CREATE TABLE none (q_id int REFERENCES q)",
                "CREATE TABLE second (x int, q_id int REFERENCES q); CREATE INDEX ON second (x, q_id)",
                "CREATE TABLE partial (x int, q_id int REFERENCES q); CREATE INDEX ON partial (q_id) WHERE x > 0",
                "CREATE TABLE half (a int, b int, FOREIGN KEY (a, b) REFERENCES p); CREATE INDEX ON half (a)",
                "CREATE TABLE block (q_id int REFERENCES q); CREATE INDEX ON block USING brin (q_id)");

        assertThat(database.violations())
                .allSatisfy(violation -> assertThat(violation.kind()).isEqualTo(FOREIGN_KEY_WITHOUT_INDEX))
                .extracting(IntegrityViolation::object)
                .containsExactly(
                        "block_q_id_fkey", "half_a_b_fkey", "none_q_id_fkey", "partial_q_id_fkey", "second_q_id_fkey");
    }

    @Test
    void foreign_keys_that_an_index_serves_in_any_order_are_quiet() {
        database.run(
                "CREATE TABLE p (a int, b int, PRIMARY KEY (a, b)); CREATE TABLE q (id int PRIMARY KEY)",
                "CREATE TABLE turned (a int, b int, c int, FOREIGN KEY (a, b) REFERENCES p); CREATE INDEX ON turned (b, a, c)",
                "CREATE TABLE hashed (q_id int REFERENCES q); CREATE INDEX ON hashed USING hash (q_id)",
                "CREATE TABLE known (\"Q id\" int REFERENCES q); CREATE INDEX ON known (\"Q id\") WHERE \"Q id\" IS NOT NULL",
                "CREATE TABLE keyed (q_id int PRIMARY KEY REFERENCES q)");

        assertThat(database.violations()).isEmpty();
    }

    @Test
    void reports_invariants_that_return_rows_and_those_that_cannot_be_run() {
        database.run("CREATE TABLE orders (id int, total int)", "INSERT INTO orders VALUES (1, -1), (2, 5), (3, -3)");

        List<IntegrityViolation> violations = database.violations(
                new Invariant("totals", "SELECT id, total FROM orders WHERE total < 0 ORDER BY id; -- all of them"),
                new Invariant("typo", "SELEC 1"),
                new Invariant("writes", "DELETE FROM orders"));

        assertThat(violations)
                .containsExactly(
                        violation(
                                INVARIANT_BROKEN,
                                "totals",
                                "totals",
                                "returned rows: SELECT id, total FROM orders WHERE total < 0 ORDER BY id; -- all of them",
                                2,
                                "(id=1, total=-1)"),
                        violation(
                                INVARIANT_BROKEN,
                                "typo",
                                "typo",
                                "cannot be run: ERROR: syntax error at or near \"SELEC\"\n  Position: 1",
                                0,
                                ""),
                        violation(
                                INVARIANT_BROKEN,
                                "writes",
                                "writes",
                                "cannot be run: ERROR: cannot execute DELETE in a read-only transaction",
                                0,
                                ""));
    }

    @Test
    void invariants_about_what_this_version_does_not_have_are_not_broken() {
        database.run("CREATE TABLE orders (id int)", "INSERT INTO orders VALUES (1)");

        List<IntegrityViolation> violations = database.violations(
                new Invariant("table", "SELECT * FROM invoices"),
                new Invariant("column", "SELECT * FROM orders WHERE total < 0"),
                new Invariant("schema", "SELECT billing.total(1)"),
                new Invariant("holds", "SELECT * FROM orders WHERE id < 0"));

        assertThat(violations).isEmpty();
    }
}

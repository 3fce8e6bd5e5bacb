package dev.lockstep.postgres.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.data.ColumnChange;
import dev.lockstep.data.DataDiff;
import dev.lockstep.data.DataState;
import dev.lockstep.data.TableDiff;
import dev.lockstep.data.TableFingerprint;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.schema.ObjectName;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FingerprintReaderIT {

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

    private static TableFingerprint table(DataState state, String name) {
        return Objects.requireNonNull(state.tables().get(ObjectName.inPublic(name)));
    }

    private DataDiff changedBy(String... migration) {
        DataState before = database.rows();
        database.run(migration);
        return DataDiff.between(before, database.rows());
    }

    @Test
    void reading_twice_gives_equal_rows_whatever_the_settings_of_the_database() {
        database.run(
                "CREATE TABLE event (id int PRIMARY KEY, at timestamptz, lasts interval, weight float8, raw bytea, price money)",
                "INSERT INTO event VALUES (1, '2024-03-31 01:30+00', '1 mon 2 days 03:04', 0.1::float8 + 0.2, '\\x00ff', 12.5)");

        DataDiff diff = changedBy("DO $$ BEGIN EXECUTE format("
                + "'ALTER DATABASE %1$I SET TimeZone = ''Asia/Kolkata''; ALTER DATABASE %1$I SET DateStyle = ''German'';"
                + " ALTER DATABASE %1$I SET IntervalStyle = ''iso_8601''; ALTER DATABASE %1$I SET bytea_output = ''escape'';"
                + " ALTER DATABASE %1$I SET extra_float_digits = -5', current_database()); END $$");

        assertThat(diff).isEqualTo(DataDiff.none());
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void reads_every_type(int major) {
        try (EmbeddedServer other = EmbeddedServer.start(major);
                ScratchDatabase types = ScratchDatabase.on(other)) {
            types.run(EveryType.CREATE, EveryType.FIRST_ROW, EveryType.ROW_OF_NULLS);
            DataState before = types.rows();

            types.run(EveryType.CHANGE_ALL);

            DataState after = types.rows();
            TableFingerprint read = table(before, "every_type");
            assertThat(read.rowCount()).isEqualTo(2);
            for (int column = 1; column < read.columns().size(); column++) {
                assertThat(read.hash(0, column))
                        .as(read.columns().get(column).name())
                        .isNotEqualTo(TableFingerprint.NULL);
                assertThat(read.hash(1, column))
                        .as(read.columns().get(column).name())
                        .isEqualTo(TableFingerprint.NULL);
            }
            assertThat(DataDiff.between(before, after).tables().get(0).changed())
                    .extracting(ColumnChange::column)
                    .hasSize(read.columns().size() - 1);
        }
    }

    @Test
    void a_nullable_column_dropped_and_added_again_is_caught_by_its_values() {
        database.run(
                "CREATE TABLE orders (id int PRIMARY KEY, note text)",
                "INSERT INTO orders SELECT i, CASE WHEN i % 2 = 0 THEN 'note ' || i END FROM generate_series(1, 10) i");

        DataDiff diff = changedBy("ALTER TABLE orders DROP COLUMN note", "ALTER TABLE orders ADD COLUMN note text");

        assertThat(diff.tables())
                .containsExactly(new TableDiff(
                        ObjectName.inPublic("orders"),
                        10,
                        0,
                        "",
                        0,
                        "",
                        List.of(new ColumnChange("note", 5, 0, "(id=2)"))));
    }

    @Test
    void names_lost_added_and_changed_rows_in_the_natural_order_of_the_key() {
        database.run(
                "CREATE TABLE orders (region text, id int, total int, PRIMARY KEY (region, id))",
                "INSERT INTO orders SELECT 'eu', i, i FROM generate_series(1, 30) i");

        DataDiff diff = changedBy(
                "DELETE FROM orders WHERE id IN (9, 10)",
                "UPDATE orders SET total = 0 WHERE id IN (20, 3)",
                "INSERT INTO orders VALUES ('us', 1, 1)");

        assertThat(diff.tables())
                .containsExactly(new TableDiff(
                        ObjectName.inPublic("orders"),
                        30,
                        2,
                        "(region=eu, id=9)",
                        1,
                        "(region=us, id=1)",
                        List.of(new ColumnChange("total", 2, 0, "(region=eu, id=3)"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "numeric      | 1.10          | 1.1",
                "float8       | -0            | 0",
                "float4       | NaN           | 0",
                "text         | ''            | ' '",
                "json         | {\"a\":1}     | {\"a\": 1}",
                "interval     | 1 mon         | 30 days",
                "timestamptz  | infinity      | 294276-12-31 23:59:59+00",
                "date         | 5874897-12-31 | infinity",
                "varchar(9)   | a             | 'a '",
                "text         | \u00e9        | e\u0301",
                "bit(3)       | 101           | 100",
            })
    void sees_values_differ_that_look_or_compare_alike(String type, String before, String after) {
        database.run(
                "CREATE TABLE v (id int PRIMARY KEY, value " + type + ")",
                "INSERT INTO v VALUES (1, '" + before + "')");

        DataDiff diff = changedBy("UPDATE v SET value = '" + after + "'");

        assertThat(diff.tables().get(0).changed()).containsExactly(new ColumnChange("value", 1, 0, "(id=1)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int            | 17                  | bigint",
                "int            | 17                  | numeric(12,2)",
                "int            | 17                  | text",
                "numeric(10,4)  | 1.5000              | numeric(10,2)",
                "money          | 12.50               | numeric(12,2)",
                "varchar(10)    | abc                 | text",
                "uuid           | 0b7a2f38-0000-4000-8000-000000000001 | text",
                "timestamp      | 2024-01-01 10:00:00 | timestamptz",
                "date           | 2024-01-01          | timestamp",
                "json           | {\"a\":1}           | jsonb",
                "text           | true                | boolean",
            })
    void a_column_that_changes_its_type_but_not_its_values_is_quiet(String type, String value, String newType) {
        database.run(
                "CREATE TABLE v (id int PRIMARY KEY, value " + type + ")", "INSERT INTO v VALUES (1, '" + value + "')");

        DataDiff diff = changedBy(
                "SET TimeZone = 'UTC'; ALTER TABLE v ALTER value TYPE " + newType + " USING value::" + newType);

        assertThat(diff).isEqualTo(DataDiff.none());
    }

    @Test
    void a_column_that_loses_characters_or_digits_by_its_new_type_is_caught() {
        database.run(
                "CREATE TABLE v (id int PRIMARY KEY, name text, price numeric(10,4))",
                "INSERT INTO v VALUES (1, 'long', 1.5), (2, 'longer', 1.5555)");

        DataDiff diff = changedBy(
                "ALTER TABLE v ALTER name TYPE varchar(4) USING name::varchar(4), ALTER price TYPE numeric(10,2)");

        assertThat(diff.tables().get(0).changed())
                .containsExactly(new ColumnChange("name", 1, 0, "(id=2)"), new ColumnChange("price", 1, 0, "(id=2)"));
    }

    @Test
    void a_renamed_key_loses_no_rows() {
        database.run(
                "CREATE TABLE orders (id int PRIMARY KEY, total int)", "INSERT INTO orders VALUES (1, 10), (2, 10)");

        DataDiff renamed = changedBy("ALTER TABLE orders RENAME id TO order_id");
        DataDiff lost = changedBy("DELETE FROM orders WHERE order_id = 2", "ALTER TABLE orders RENAME order_id TO id");

        assertThat(renamed).isEqualTo(DataDiff.none());
        assertThat(lost.tables()).singleElement().satisfies(table -> assertThat(table.lost())
                .isEqualTo(1));
    }

    @Test
    void counts_the_copies_in_a_table_without_a_key() {
        database.run(
                "CREATE TABLE log (line text, level int)",
                "INSERT INTO log VALUES ('a', 1), ('a', 1), ('a', 1), (NULL, 2)");

        DataDiff diff = changedBy("DELETE FROM log WHERE ctid IN (SELECT ctid FROM log WHERE line = 'a' LIMIT 2)");

        assertThat(diff.tables())
                .containsExactly(
                        new TableDiff(ObjectName.inPublic("log"), 4, 2, "(line=a, level=1)", 0, "", List.of()));
    }

    @Test
    void a_unique_key_serves_where_there_is_no_primary_key_but_not_with_nulls_conditions_or_expressions() {
        database.run(
                "CREATE TABLE a (x int NOT NULL, y int NOT NULL UNIQUE)",
                "CREATE TABLE b (x int UNIQUE)",
                "CREATE TABLE c (x int NOT NULL); CREATE UNIQUE INDEX ON c (x) WHERE x > 0",
                "CREATE TABLE d (x int NOT NULL); CREATE UNIQUE INDEX ON d (abs(x))",
                "CREATE TABLE e (x int NOT NULL, y int NOT NULL); CREATE UNIQUE INDEX ON e (x) INCLUDE (y)");

        DataState rows = database.rows();

        assertThat(table(rows, "a").keyColumns()).containsExactly("y");
        assertThat(table(rows, "b").keyColumns()).isEmpty();
        assertThat(table(rows, "c").keyColumns()).isEmpty();
        assertThat(table(rows, "d").keyColumns()).isEmpty();
        assertThat(table(rows, "e").keyColumns()).containsExactly("x");
    }

    @Test
    void a_partitioned_table_is_read_once_and_an_inheriting_one_by_itself() {
        database.run(
                "CREATE TABLE m (id int, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at)",
                "CREATE TABLE m_old PARTITION OF m FOR VALUES FROM ('2000-01-01') TO ('2020-01-01')",
                "CREATE TABLE m_rest PARTITION OF m DEFAULT",
                "INSERT INTO m VALUES (1, '2010-01-01'), (2, '2024-01-01')",
                "CREATE TABLE parent (id int PRIMARY KEY)",
                "CREATE TABLE child () INHERITS (parent)",
                "INSERT INTO parent VALUES (1)",
                "INSERT INTO child VALUES (2)");

        DataState rows = database.rows();

        assertThat(rows.tables().keySet()).extracting(ObjectName::name).containsExactly("child", "m", "parent");
        assertThat(table(rows, "m").rowCount()).isEqualTo(2);
        assertThat(table(rows, "parent").rowCount()).isEqualTo(1);
        assertThat(table(rows, "child").rowCount()).isEqualTo(1);
    }

    @Test
    void a_partition_detached_and_lost_is_caught() {
        database.run(
                "CREATE TABLE m (id int, kind text) PARTITION BY LIST (kind)",
                "CREATE TABLE m_a PARTITION OF m FOR VALUES IN ('a')",
                "CREATE TABLE m_b PARTITION OF m FOR VALUES IN ('b')",
                "INSERT INTO m VALUES (1, 'a'), (2, 'b'), (3, 'b')");

        DataDiff diff = changedBy("DROP TABLE m_b");

        assertThat(diff.tables())
                .containsExactly(new TableDiff(ObjectName.inPublic("m"), 3, 2, "(id=2, kind=b)", 0, "", List.of()));
    }

    @Test
    void foreign_tables_materialized_views_and_what_is_left_out_do_not_count() {
        database.run(
                "CREATE EXTENSION file_fdw; CREATE SERVER files FOREIGN DATA WRAPPER file_fdw",
                "CREATE TABLE p (id int, kind text) PARTITION BY LIST (kind)",
                "CREATE TABLE p_here PARTITION OF p FOR VALUES IN ('here')",
                "CREATE FOREIGN TABLE p_far PARTITION OF p FOR VALUES IN ('far') SERVER files OPTIONS (filename '/nowhere')",
                "CREATE FOREIGN TABLE f (id int) SERVER files OPTIONS (filename '/nowhere')",
                "CREATE MATERIALIZED VIEW v AS SELECT 1 AS id",
                "CREATE UNLOGGED TABLE u (id int); CREATE TABLE history (id int); CREATE TABLE \"no columns\" ()",
                "INSERT INTO p VALUES (1, 'here'); INSERT INTO u VALUES (1); INSERT INTO \"no columns\" DEFAULT VALUES");

        DataState rows = database.rows(Set.of(ObjectName.inPublic("history")));

        assertThat(rows.tables().keySet()).extracting(ObjectName::name).containsExactly("no columns", "p", "u");
        assertThat(rows.tables().values())
                .extracting(TableFingerprint::rowCount)
                .containsExactly(1, 1, 1);
    }

    @Test
    void generated_columns_are_read_like_any_other() {
        database.run(
                "CREATE TABLE g (id int PRIMARY KEY, net int, gross int GENERATED ALWAYS AS (net * 119 / 100) STORED,"
                        + " shown text GENERATED ALWAYS AS (net || ' EUR') VIRTUAL)",
                "INSERT INTO g VALUES (1, 100)");

        DataDiff diff = changedBy("UPDATE g SET net = 200");

        assertThat(diff.tables().get(0).changed())
                .extracting(ColumnChange::column)
                .containsExactly("net", "gross", "shown");
    }
}

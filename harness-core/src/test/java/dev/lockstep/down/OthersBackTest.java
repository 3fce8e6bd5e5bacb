package dev.lockstep.down;

import static dev.lockstep.down.WrittenSchema.orders;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.schema.ObjectKind;
import org.junit.jupiter.api.Test;

/** Types, sequences, functions, views, and what nobody wrote down. */
class OthersBackTest {

    @Test
    void a_label_that_was_added_needs_another_type_and_a_cast() {
        WrittenSchema before = mood("'glad', 'sad'");
        WrittenSchema now = mood("'glad', 'sad', 'angry'");

        DerivedDown down = before.down(now);

        assertThat(down.script())
                .isEqualTo(
                        """
                        -- fails while a row has 'angry': what it is to have instead is for you to say
                        ALTER TYPE public.mood RENAME TO mood_replaced;
                        CREATE TYPE public.mood AS ENUM ('glad', 'sad');
                        ALTER TABLE public.orders ALTER COLUMN feeling DROP DEFAULT;
                        ALTER TABLE public.orders ALTER COLUMN feeling TYPE public.mood USING feeling::text::public.mood;
                        ALTER TABLE public.orders ALTER COLUMN feeling SET DEFAULT 'glad'::public.mood;
                        DROP TYPE public.mood_replaced;
                        """);
    }

    @Test
    void a_label_with_another_name_gets_its_name_back() {
        assertThat(mood("'glad', 'sad'").from(mood("'happy', 'sad'")))
                .containsExactly("ALTER TYPE public.mood RENAME VALUE 'happy' TO 'glad'");
    }

    @Test
    void a_domain_comes_back_before_its_checks() {
        WrittenSchema before = new WrittenSchema()
                .alone(ObjectKind.CONSTRAINT, "public.email.at", "definition", "CHECK (VALUE ~ '@')")
                .alone(ObjectKind.DOMAIN, "public.email", "based on", "text", "default", "''::text");

        assertThat(before.from(new WrittenSchema()))
                .containsExactly(
                        "CREATE DOMAIN public.email AS text DEFAULT ''::text",
                        "ALTER DOMAIN public.email ADD CONSTRAINT at CHECK (VALUE ~ '@')");
    }

    @Test
    void a_serial_comes_back_with_its_sequence_before_and_tied_after() {
        WrittenSchema before = orders().column(
                        "public.orders", "id", "type", "integer", "default", "nextval('public.ids'::regclass)")
                .with(
                        ObjectKind.SEQUENCE,
                        "public.ids",
                        "public.orders",
                        "type",
                        "integer",
                        "start",
                        "1",
                        "increment",
                        "1",
                        "minimum",
                        "1",
                        "maximum",
                        "9",
                        "cache",
                        "1",
                        "owned by",
                        "public.orders.id");

        assertThat(before.from(orders()))
                .containsExactly(
                        "CREATE SEQUENCE public.ids AS integer START WITH 1 INCREMENT BY 1 MINVALUE 1 MAXVALUE 9 CACHE 1 NO CYCLE",
                        "ALTER TABLE public.orders ADD COLUMN id integer DEFAULT nextval('public.ids'::regclass)",
                        "ALTER SEQUENCE public.ids OWNED BY public.orders.id");
    }

    @Test
    void a_function_is_replaced_by_what_it_was() {
        assertThat(function("SELECT '$$'").from(function("SELECT 2")))
                .containsExactly(
                        """
                        CREATE OR REPLACE FUNCTION public.f(a integer) RETURNS integer
                        LANGUAGE sql STABLE PARALLEL SAFE COST 100 SET search_path TO public, pg_temp SET work_mem TO '1MB'
                        AS $body$SELECT '$$'$body$""");
    }

    @Test
    void a_view_comes_after_the_view_that_it_reads() {
        WrittenSchema before = new WrittenSchema()
                .with(ObjectKind.VIEW, "public.a", "public.a", "definition", "SELECT 1 FROM public.b;")
                .with(ObjectKind.VIEW, "public.b", "public.b", "definition", "SELECT 1;");

        assertThat(before.from(new WrittenSchema()))
                .containsExactly(
                        "CREATE VIEW public.b AS\nSELECT 1", "CREATE VIEW public.a AS\nSELECT 1 FROM public.b");
        assertThat(new WrittenSchema().from(before)).containsExactly("DROP VIEW public.a", "DROP VIEW public.b");
    }

    @Test
    void schemas_extensions_statistics_and_publications_come_and_go() {
        WrittenSchema some = new WrittenSchema()
                .alone(ObjectKind.SCHEMA, "shop", "comment", "sold")
                .alone(ObjectKind.EXTENSION, "hstore", "schema", "public")
                .alone(ObjectKind.STATISTICS, "public.s", "definition", "CREATE STATISTICS public.s …")
                .alone(ObjectKind.PUBLICATION, "news", "publishes", "insert, update");

        assertThat(some.from(new WrittenSchema()))
                .containsExactly(
                        "CREATE SCHEMA shop",
                        "COMMENT ON SCHEMA shop IS 'sold'",
                        "CREATE EXTENSION hstore WITH SCHEMA public",
                        "CREATE STATISTICS public.s …",
                        "CREATE PUBLICATION news WITH (publish = 'insert, update', publish_via_partition_root = false)");
        assertThat(new WrittenSchema().from(some))
                .containsExactly(
                        "DROP PUBLICATION news",
                        "DROP STATISTICS public.s",
                        "DROP EXTENSION hstore",
                        "DROP SCHEMA shop");
    }

    @Test
    void what_is_not_known_here_is_said() {
        WrittenSchema before = new WrittenSchema().alone(ObjectKind.COLLATION, "public.german", "owner", "postgres");

        DerivedDown down = before.down(new WrittenSchema());

        assertThat(down.isEmpty()).isTrue();
        assertThat(down.beyond()).containsExactly("collation public.german is gone; how it was made is not known here");
    }

    @Test
    void a_statement_with_semicolons_within_is_wrapped_where_the_tool_wants_that() {
        DerivedDown down = function("BEGIN; END").down(function("SELECT 2"));

        assertThat(new DownShape("x.sql", "-- +goose Down", "-- begin", "-- end")
                        .written(down, java.util.List.of("why")))
                .startsWith("-- +goose Down\n-- why\n-- begin\nCREATE OR REPLACE FUNCTION")
                .endsWith("$$BEGIN; END$$;\n-- end\n");
    }

    private static WrittenSchema mood(String labels) {
        return orders("id bigint")
                .column("public.orders", "feeling", "type", "public.mood", "default", "'glad'::public.mood")
                .alone(ObjectKind.ENUM, "public.mood", "labels", labels);
    }

    private static WrittenSchema function(String body) {
        return new WrittenSchema()
                .alone(
                        ObjectKind.FUNCTION,
                        "public.f(integer)",
                        "arguments",
                        "a integer",
                        "returns",
                        "integer",
                        "language",
                        "sql",
                        "volatility",
                        "stable",
                        "parallel",
                        "safe",
                        "cost",
                        "100",
                        "configuration",
                        "search_path=public, pg_temp, work_mem=1MB",
                        "body",
                        body);
    }
}

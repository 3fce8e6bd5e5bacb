package dev.lockstep.down;

import static dev.lockstep.down.WrittenSchema.orders;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.schema.ObjectKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class TablesBackTest {

    @Test
    void what_did_not_change_needs_nothing() {
        assertThat(orders("id bigint").down(orders("id bigint")).isEmpty()).isTrue();
    }

    @Test
    void an_added_table_is_dropped_with_all_that_belongs_to_it() {
        WrittenSchema now = orders("id bigint")
                .table("public.lines", "id bigint")
                .with(ObjectKind.INDEX, "public.lines_id", "public.lines", "definition", "CREATE INDEX …");

        assertThat(orders("id bigint").from(now)).containsExactly("DROP TABLE public.lines");
    }

    @Test
    void a_dropped_table_comes_back_empty_and_says_so() {
        WrittenSchema before = orders("id bigint")
                .column("public.orders", "status", "type", "text", "nullable", "no", "default", "'new'::text")
                .with(
                        ObjectKind.CONSTRAINT,
                        "public.orders.orders_pkey",
                        "public.orders",
                        "definition",
                        "PRIMARY KEY (id)");

        DerivedDown down = before.down(new WrittenSchema());

        assertThat(down.script())
                .isEqualTo(
                        """
                        -- the rows that public.orders had are gone: the table comes back empty
                        CREATE TABLE public.orders (
                            id bigint,
                            status text DEFAULT 'new'::text NOT NULL
                        );
                        ALTER TABLE public.orders ADD CONSTRAINT orders_pkey PRIMARY KEY (id);
                        """);
    }

    @Test
    void a_renamed_table_gets_its_name_back_and_keeps_its_rows() {
        WrittenSchema now = new WrittenSchema().table("public.purchases", "id bigint", "status text");

        assertThat(orders("id bigint", "status text").from(now))
                .containsExactly("ALTER TABLE public.purchases RENAME TO orders");
    }

    @Test
    void a_column_in_the_same_place_is_taken_for_the_same_column() {
        assertThat(orders("id bigint", "status text").from(orders("id bigint", "state text")))
                .containsExactly("ALTER TABLE public.orders RENAME COLUMN state TO status");
    }

    @Test
    void an_added_column_is_dropped() {
        assertThat(orders("id bigint").from(orders("id bigint", "extra text")))
                .containsExactly("ALTER TABLE public.orders DROP COLUMN extra");
    }

    @Test
    void a_dropped_column_that_must_have_a_value_gets_one_to_be_replaced() {
        WrittenSchema before =
                orders("id bigint").column("public.orders", "total", "type", "integer", "nullable", "no");

        DerivedDown down = before.down(orders("id bigint"));

        assertThat(down.script())
                .isEqualTo(
                        """
                        -- the values of public.orders.total are gone: every row gets 0, replace that by what you can still find out
                        ALTER TABLE public.orders ADD COLUMN total integer NOT NULL DEFAULT 0;
                        ALTER TABLE public.orders ALTER COLUMN total DROP DEFAULT;
                        """);
    }

    @Test
    void a_column_of_which_nothing_is_lost_comes_back_without_a_remark() {
        WrittenSchema before =
                orders("id bigint").column("public.orders", "twice", "type", "bigint", "generated", "(id * 2) stored");

        assertThat(before.down(orders("id bigint")).statements())
                .containsExactly(new DownStatement(
                        "ALTER TABLE public.orders ADD COLUMN twice bigint GENERATED ALWAYS AS ((id * 2)) STORED"));
    }

    @Test
    void an_identity_column_comes_back_with_its_sequence() {
        WrittenSchema before = orders().column(
                        "public.orders", "id", "type", "bigint", "identity column", "always", "nullable", "no")
                .with(
                        ObjectKind.SEQUENCE,
                        "public.orders_id_seq",
                        "public.orders",
                        "type",
                        "bigint",
                        "start",
                        "1",
                        "increment",
                        "1",
                        "minimum",
                        "1",
                        "maximum",
                        "99",
                        "cache",
                        "1",
                        "owned by",
                        "public.orders.id",
                        "of identity column",
                        "yes");

        assertThat(before.from(orders()))
                .containsExactly("ALTER TABLE public.orders ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY"
                        + " (SEQUENCE NAME public.orders_id_seq START WITH 1 INCREMENT BY 1 MINVALUE 1 MAXVALUE 99 CACHE 1 NO CYCLE)"
                        + " NOT NULL");
    }

    @Test
    void a_type_goes_back_by_a_cast_between_its_defaults() {
        WrittenSchema before = orders().column("public.orders", "total", "type", "integer", "default", "0");
        WrittenSchema now = orders().column("public.orders", "total", "type", "text", "default", "'0'::text");

        assertThat(before.from(now))
                .containsExactly(
                        "ALTER TABLE public.orders ALTER COLUMN total DROP DEFAULT",
                        "ALTER TABLE public.orders ALTER COLUMN total TYPE integer USING total::integer",
                        "ALTER TABLE public.orders ALTER COLUMN total SET DEFAULT 0");
    }

    @Test
    void a_view_on_a_column_of_another_type_is_made_again_around_it() {
        WrittenSchema before = orders("id integer");
        WrittenSchema now = orders("id bigint");
        for (WrittenSchema schema : List.of(before, now)) {
            schema.with(
                    ObjectKind.VIEW, "public.ids", "public.ids", "definition", " SELECT id\n   FROM public.orders;");
        }

        assertThat(before.from(now))
                .containsExactly(
                        "DROP VIEW public.ids",
                        "ALTER TABLE public.orders ALTER COLUMN id TYPE integer USING id::integer",
                        "CREATE VIEW public.ids AS\nSELECT id\n   FROM public.orders");
    }

    @Test
    void null_default_comment_owner_and_settings_are_altered_back() {
        WrittenSchema before = new WrittenSchema()
                .with(ObjectKind.TABLE, "public.t", "public.t", "owner", "alice", "options", "fillfactor=70")
                .column("public.t", "a", "type", "text", "nullable", "no", "comment", "it's a")
                .alone(ObjectKind.ENUM, "public.e", "owner", "postgres")
                .alone(ObjectKind.ENUM, "public.f", "owner", "postgres");
        WrittenSchema now = new WrittenSchema()
                .with(ObjectKind.TABLE, "public.t", "public.t", "owner", "postgres", "row level security", "enabled")
                .column("public.t", "a", "type", "text", "default", "'x'::text")
                .alone(ObjectKind.ENUM, "public.e", "owner", "postgres")
                .alone(ObjectKind.ENUM, "public.f", "owner", "postgres");

        assertThat(before.from(now))
                .containsExactlyInAnyOrder(
                        "ALTER TABLE public.t OWNER TO alice",
                        "ALTER TABLE public.t SET (fillfactor=70)",
                        "ALTER TABLE public.t DISABLE ROW LEVEL SECURITY",
                        "ALTER TABLE public.t ALTER COLUMN a SET NOT NULL",
                        "ALTER TABLE public.t ALTER COLUMN a DROP DEFAULT",
                        "COMMENT ON COLUMN public.t.a IS 'it''s a'");
    }

    @Test
    void a_detached_partition_is_attached_again() {
        WrittenSchema before = new WrittenSchema()
                .with(
                        ObjectKind.TABLE,
                        "public.s1",
                        "public.s1",
                        "partition of",
                        "public.s",
                        "partition bound",
                        "FOR VALUES FROM (1) TO (2)");
        WrittenSchema now = new WrittenSchema().table("public.s1");

        assertThat(before.from(now))
                .contains("ALTER TABLE public.s ATTACH PARTITION public.s1 FOR VALUES FROM (1) TO (2)");
    }
}

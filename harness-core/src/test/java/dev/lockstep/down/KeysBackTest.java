package dev.lockstep.down;

import static dev.lockstep.down.WrittenSchema.orders;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.schema.ObjectKind;
import org.junit.jupiter.api.Test;

/** Keys, checks, indexes, and what hangs on a table. */
class KeysBackTest {

    @Test
    void a_constraint_that_was_not_validated_comes_back_not_validated() {
        WrittenSchema before = constraint("small", "CHECK ((id < 9)) NOT VALID");
        WrittenSchema now = constraint("small", "CHECK ((id < 9))");

        assertThat(before.from(now))
                .containsExactly(
                        "ALTER TABLE public.orders DROP CONSTRAINT small",
                        "ALTER TABLE public.orders ADD CONSTRAINT small CHECK ((id < 9)) NOT VALID");
    }

    @Test
    void a_foreign_key_comes_after_the_key_that_it_needs() {
        WrittenSchema before = orders("id bigint")
                .with(
                        ObjectKind.CONSTRAINT,
                        "public.orders.a_fkey",
                        "public.orders",
                        "definition",
                        "FOREIGN KEY (id) REFERENCES public.orders(id)")
                .with(ObjectKind.CONSTRAINT, "public.orders.z_pkey", "public.orders", "definition", "PRIMARY KEY (id)");

        assertThat(before.from(orders("id bigint")))
                .containsExactly(
                        "ALTER TABLE public.orders ADD CONSTRAINT z_pkey PRIMARY KEY (id)",
                        "ALTER TABLE public.orders ADD CONSTRAINT a_fkey FOREIGN KEY (id) REFERENCES public.orders(id)");
    }

    @Test
    void the_index_behind_a_constraint_is_the_constraints_business() {
        WrittenSchema now = orders("id bigint")
                .with(ObjectKind.CONSTRAINT, "public.orders.once", "public.orders", "definition", "UNIQUE (id)")
                .with(ObjectKind.INDEX, "public.once", "public.orders", "definition", "CREATE UNIQUE INDEX …");

        assertThat(orders("id bigint").from(now)).containsExactly("ALTER TABLE public.orders DROP CONSTRAINT once");
    }

    @Test
    void a_named_not_null_of_postgresql_18_is_put_back_as_a_constraint() {
        WrittenSchema before = orders().column("public.orders", "id", "type", "bigint", "nullable", "no")
                .with(ObjectKind.CONSTRAINT, "public.orders.id_known", "public.orders", "definition", "NOT NULL id");

        assertThat(before.from(orders("id bigint")))
                .containsExactly("ALTER TABLE public.orders ADD CONSTRAINT id_known NOT NULL id");
    }

    @Test
    void an_index_comes_back_by_its_definition() {
        WrittenSchema before = orders("id bigint")
                .with(
                        ObjectKind.INDEX,
                        "public.orders_id",
                        "public.orders",
                        "definition",
                        "CREATE INDEX orders_id ON public.orders USING btree (id)",
                        "clustered",
                        "yes");

        assertThat(before.from(orders("id bigint")))
                .containsExactly(
                        "CREATE INDEX orders_id ON public.orders USING btree (id)",
                        "ALTER TABLE public.orders CLUSTER ON orders_id");
    }

    @Test
    void triggers_rules_and_policies_come_back_as_they_were() {
        WrittenSchema before = orders("id bigint")
                .with(
                        ObjectKind.TRIGGER,
                        "public.orders.touched",
                        "public.orders",
                        "definition",
                        "CREATE TRIGGER touched …",
                        "enabled",
                        "no")
                .with(ObjectKind.RULE, "public.orders.kept", "public.orders", "definition", "CREATE RULE kept …;")
                .with(
                        ObjectKind.POLICY,
                        "public.orders.own",
                        "public.orders",
                        "command",
                        "all",
                        "mode",
                        "permissive",
                        "roles",
                        "PUBLIC",
                        "using",
                        "(id > 0)");

        assertThat(before.from(orders("id bigint")))
                .containsExactly(
                        "CREATE TRIGGER touched …",
                        "ALTER TABLE public.orders DISABLE TRIGGER touched",
                        "CREATE RULE kept …",
                        "CREATE POLICY own ON public.orders AS PERMISSIVE FOR ALL TO PUBLIC USING ((id > 0))");
    }

    @Test
    void privileges_are_given_and_taken() {
        WrittenSchema before = new WrittenSchema()
                .with(
                        ObjectKind.VIEW,
                        "public.v",
                        "public.v",
                        "owner",
                        "postgres",
                        "privileges of alice",
                        "INSERT, SELECT with grant option");
        WrittenSchema now = new WrittenSchema()
                .with(ObjectKind.VIEW, "public.v", "public.v", "owner", "postgres", "privileges of bob", "SELECT");

        assertThat(before.from(now))
                .containsExactlyInAnyOrder(
                        "REVOKE ALL ON TABLE public.v FROM alice",
                        "GRANT INSERT ON TABLE public.v TO alice",
                        "GRANT SELECT ON TABLE public.v TO alice WITH GRANT OPTION",
                        "REVOKE ALL ON TABLE public.v FROM bob");
    }

    private static WrittenSchema constraint(String name, String definition) {
        return orders("id bigint")
                .with(ObjectKind.CONSTRAINT, "public.orders." + name, "public.orders", "definition", definition);
    }
}

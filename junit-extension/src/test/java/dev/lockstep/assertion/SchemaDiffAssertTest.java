package dev.lockstep.assertion;

import static dev.lockstep.assertion.LockstepAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.schema.Change;
import dev.lockstep.schema.ObjectKey;
import dev.lockstep.schema.ObjectKind;
import dev.lockstep.schema.SchemaDiff;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaDiffAssertTest {

    private final SchemaDiff diff = new SchemaDiff(
            List.of(
                    new Change.Altered(
                            new ObjectKey(ObjectKind.COLUMN, "public.orders.status"), "default", "", "'new'::text"),
                    Samples.added(ObjectKind.INDEX, "public.orders_status"),
                    Samples.removed(ObjectKind.TABLE, "public.legacy")),
            List.of());

    @Test
    void agrees_with_what_differs() {
        assertThat(Samples.SAME_SCHEMA).isEmpty();
        assertThat(diff)
                .alters("column public.orders.status")
                .adds("index public.orders_status")
                .removes("table public.legacy");
    }

    @Test
    void lists_every_difference_on_a_miss() {
        String found =
                """
                but found:
                  column public.orders.status: default was not set, is 'new'::text
                  index public.orders_status was added
                  table public.legacy is missing""";

        assertThatThrownBy(() -> assertThat(diff).isEmpty()).hasMessage("expected no difference\n" + found);
        assertThatThrownBy(() -> assertThat(diff).alters("column public.orders.total"))
                .hasMessage("expected column public.orders.total to be altered\n" + found);
        assertThatThrownBy(() -> assertThat(diff).adds("table public.legacy"))
                .hasMessage("expected table public.legacy to be added\n" + found);
        assertThatThrownBy(() -> assertThat(diff).removes("index public.orders_status"))
                .hasMessage("expected index public.orders_status to be removed\n" + found);
        assertThatThrownBy(() -> assertThat(Samples.SAME_SCHEMA).adds("table public.legacy"))
                .hasMessage("expected table public.legacy to be added\nbut nothing differs");
    }
}

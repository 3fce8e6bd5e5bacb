package dev.lockstep.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SchemaDiffTest {

    @Test
    void names_the_object_and_both_values() {
        Snapshot before = snapshotOf(object(ObjectKind.COLUMN, "public.orders.status", Map.of("type", "text")));
        Snapshot after =
                snapshotOf(object(ObjectKind.COLUMN, "public.orders.status", Map.of("type", "character varying(20)")));

        SchemaDiff diff = SchemaDiff.between(before, after);

        assertThat(diff.lines())
                .containsExactly("column public.orders.status: type was text, is character varying(20)");
    }

    @Test
    void says_when_a_property_was_or_is_not_set() {
        Snapshot bare = snapshotOf(object(ObjectKind.COLUMN, "public.orders.status", Map.of("type", "text")));
        Snapshot full = snapshotOf(
                object(ObjectKind.COLUMN, "public.orders.status", Map.of("type", "text", "default", "'new'::text")));

        assertThat(SchemaDiff.between(bare, full).lines())
                .containsExactly("column public.orders.status: default was not set, is 'new'::text");
        assertThat(SchemaDiff.between(full, bare).lines())
                .containsExactly("column public.orders.status: default was 'new'::text, is not set");
    }

    @Test
    void names_what_was_added_and_what_is_missing_in_the_order_of_their_keys() {
        Snapshot before = snapshotOf(object(ObjectKind.INDEX, "public.orders_status", Map.of()));
        Snapshot after = snapshotOf(
                object(ObjectKind.TABLE, "public.payments", Map.of()),
                object(ObjectKind.COLUMN, "public.payments.id", Map.of()));

        SchemaDiff diff = SchemaDiff.between(before, after);

        assertThat(diff.lines())
                .containsExactly(
                        "table public.payments was added",
                        "column public.payments.id was added",
                        "index public.orders_status is missing");
    }

    @Test
    void another_kind_under_the_same_name_is_another_object() {
        Snapshot before = snapshotOf(object(ObjectKind.TABLE, "public.orders", Map.of()));
        Snapshot after = snapshotOf(object(ObjectKind.VIEW, "public.orders", Map.of()));

        SchemaDiff diff = SchemaDiff.between(before, after);

        assertThat(diff.lines()).containsExactly("table public.orders is missing", "view public.orders was added");
    }

    @Test
    void the_physical_order_of_columns_is_told_apart() {
        Snapshot before = ordered("id", "status", "note");
        Snapshot after = ordered("id", "note", "status");

        SchemaDiff diff = SchemaDiff.between(before, after);

        assertThat(diff.isEmpty()).isTrue();
        assertThat(diff.reordered())
                .extracting(Change.Reordered::text)
                .containsExactly(
                        "table public.orders: physical column order was id, status, note, is id, note, status");
    }

    @Test
    void a_column_more_is_not_another_order() {
        SchemaDiff diff = SchemaDiff.between(ordered("id", "note"), ordered("status", "id", "note"));

        assertThat(diff.reordered()).isEmpty();
    }

    @Test
    void a_snapshot_does_not_differ_from_itself() {
        Snapshot snapshot = snapshotOf(
                object(ObjectKind.TABLE, "public.orders", Map.of("owner", "alice")),
                object(ObjectKind.COLUMN, "public.orders.id", Map.of("type", "bigint")));

        SchemaDiff diff = SchemaDiff.between(snapshot, snapshot);

        assertThat(diff).isEqualTo(new SchemaDiff(List.of(), List.of()));
        assertThat(diff.isEmpty()).isTrue();
    }

    private static Snapshot ordered(String... columns) {
        return Snapshot.of(List.of(), new TreeMap<>(Map.of("public.orders", List.of(columns))));
    }

    private static Snapshot snapshotOf(SchemaObject... objects) {
        return Snapshot.of(List.of(objects), new TreeMap<>());
    }

    private static SchemaObject object(ObjectKind kind, String identity, Map<String, String> properties) {
        return new SchemaObject(new ObjectKey(kind, identity), new TreeMap<>(properties));
    }
}

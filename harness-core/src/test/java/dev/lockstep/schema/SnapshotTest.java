package dev.lockstep.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    private static final ObjectName HISTORY = new ObjectName("drizzle", "__Drizzle.Migrations");
    private static final String HISTORY_IDENTITY = "drizzle.\"__Drizzle.Migrations\"";

    @Test
    void a_relation_goes_with_everything_that_belongs_to_it() {
        Snapshot snapshot = snapshotOf(
                alone(ObjectKind.SCHEMA, "public"),
                of("public.orders", ObjectKind.TABLE, "public.orders"),
                of("public.orders", ObjectKind.COLUMN, "public.orders.id"),
                of("public.history", ObjectKind.TABLE, "public.history"),
                of("public.history", ObjectKind.COLUMN, "public.history.id"),
                of("public.history", ObjectKind.INDEX, "public.history_pkey"),
                of("public.history", ObjectKind.SEQUENCE, "public.history_id_seq"));

        Snapshot kept = snapshot.withoutRelations(Set.of(ObjectName.inPublic("history")));

        assertThat(kept.objects().keySet())
                .extracting(ObjectKey::toString)
                .containsExactly("schema public", "table public.orders", "column public.orders.id");
        assertThat(kept.columnOrder()).containsOnlyKeys("public.orders");
    }

    @Test
    void a_schema_goes_with_the_last_relation_in_it() {
        Snapshot snapshot = snapshotOf(
                alone(ObjectKind.SCHEMA, "drizzle"),
                of(HISTORY_IDENTITY, ObjectKind.TABLE, HISTORY_IDENTITY),
                of(HISTORY_IDENTITY, ObjectKind.COLUMN, HISTORY_IDENTITY + ".id"));

        Snapshot kept = snapshot.withoutRelations(Set.of(HISTORY));

        assertThat(kept).isEqualTo(Snapshot.empty());
    }

    @Test
    void a_schema_stays_when_something_else_is_in_it() {
        Snapshot snapshot = snapshotOf(
                alone(ObjectKind.SCHEMA, "drizzle"),
                of(HISTORY_IDENTITY, ObjectKind.TABLE, HISTORY_IDENTITY),
                alone(ObjectKind.ENUM, "drizzle.mood"));

        Snapshot kept = snapshot.withoutRelations(Set.of(HISTORY));

        assertThat(kept.objects().keySet())
                .extracting(ObjectKey::toString)
                .containsExactly("schema drizzle", "enum drizzle.mood");
    }

    @Test
    void an_empty_schema_of_the_user_and_schema_public_stay() {
        Snapshot snapshot = snapshotOf(
                alone(ObjectKind.SCHEMA, "public"),
                alone(ObjectKind.SCHEMA, "reserved"),
                of("public.history", ObjectKind.TABLE, "public.history"));

        Snapshot kept = snapshot.withoutRelations(Set.of(ObjectName.inPublic("history")));

        assertThat(kept.objects().keySet())
                .extracting(ObjectKey::toString)
                .containsExactly("schema public", "schema reserved");
    }

    @Test
    void two_objects_of_one_name_are_refused() {
        SchemaObject orders = of("public.orders", ObjectKind.TABLE, "public.orders");

        assertThatThrownBy(() -> snapshotOf(orders, orders)).hasMessage("two objects are named table public.orders");
    }

    private static Snapshot snapshotOf(SchemaObject... objects) {
        Map<String, List<String>> order = new TreeMap<>();
        for (SchemaObject object : objects) {
            if (object.key().kind() == ObjectKind.TABLE) {
                order.put(object.belongsTo(), List.of("id"));
            }
        }
        return Snapshot.of(List.of(objects), new TreeMap<>(order));
    }

    private static SchemaObject alone(ObjectKind kind, String identity) {
        return new SchemaObject(new ObjectKey(kind, identity), new TreeMap<>());
    }

    private static SchemaObject of(String relation, ObjectKind kind, String identity) {
        return new SchemaObject(new ObjectKey(kind, identity), relation, new TreeMap<>());
    }
}

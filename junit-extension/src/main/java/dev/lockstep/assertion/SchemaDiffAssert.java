package dev.lockstep.assertion;

import dev.lockstep.schema.Change;
import dev.lockstep.schema.SchemaDiff;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on how two schemas differ. Objects are named by kind and full name, as the difference itself prints them:
 * {@code column public.orders.status}.
 */
public final class SchemaDiffAssert extends AbstractAssert<SchemaDiffAssert, SchemaDiff> {

    SchemaDiffAssert(SchemaDiff actual) {
        super(actual, SchemaDiffAssert.class);
    }

    /**
     * Verifies that nothing differs but, at most, the physical order of columns.
     *
     * <pre>{@code
     * assertThat(SchemaDiff.between(before, before)).isEmpty();   // passes
     * assertThat(SchemaDiff.between(before, after)).isEmpty();    // fails and lists every difference
     * }</pre>
     */
    public SchemaDiffAssert isEmpty() {
        isNotNull();
        if (!actual.isEmpty()) {
            failWithMessage("%s", "expected no difference\n" + found());
        }
        return this;
    }

    /**
     * Verifies that the object is only in the second schema.
     *
     * <pre>{@code
     * assertThat(diff).adds("index public.orders_status");    // passes if the index is new
     * assertThat(diff).adds("index public.orders_total");     // fails and lists every difference
     * }</pre>
     */
    public SchemaDiffAssert adds(String object) {
        return has(Change.Added.class, "added", object);
    }

    /**
     * Verifies that the object is only in the first schema.
     *
     * <pre>{@code
     * assertThat(diff).removes("column public.orders.legacy");    // passes if the column is gone
     * assertThat(diff).removes("column public.orders.status");    // fails and lists every difference
     * }</pre>
     */
    public SchemaDiffAssert removes(String object) {
        return has(Change.Removed.class, "removed", object);
    }

    /**
     * Verifies that the object is in both schemas and differs.
     *
     * <pre>{@code
     * assertThat(diff).alters("column public.orders.status");    // passes if its default changed
     * assertThat(diff).alters("column public.orders.total");     // fails and lists every difference
     * }</pre>
     */
    public SchemaDiffAssert alters(String object) {
        return has(Change.Altered.class, "altered", object);
    }

    private SchemaDiffAssert has(Class<? extends Change> kind, String verb, String object) {
        isNotNull();
        boolean found = actual.changes().stream()
                .anyMatch(change ->
                        kind.isInstance(change) && change.key().toString().equals(object));
        if (!found) {
            failWithMessage("%s", "expected " + object + " to be " + verb + "\n" + found());
        }
        return this;
    }

    private String found() {
        return actual.isEmpty()
                ? "but nothing differs"
                : actual.lines().stream().collect(Collectors.joining("\n  ", "but found:\n  ", ""));
    }
}

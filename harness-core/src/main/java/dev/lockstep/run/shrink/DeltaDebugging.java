package dev.lockstep.run.shrink;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Delta debugging: takes parts of a list away as long as a property stays.
 *
 * @param <T> what is in the list
 */
final class DeltaDebugging<T> {

    private final Predicate<List<T>> fails;
    private final Limit limit;

    /** @param fails whether a part of the list still has the property */
    DeltaDebugging(Predicate<List<T>> fails, Limit limit) {
        this.fails = fails;
        this.limit = limit;
    }

    /** When to end the search. */
    interface Limit {
        boolean isReached();
    }

    /**
     * Returns a part of {@code all}, which has the property, that has it still; unless the limit was reached it loses the property
     * without any one of its elements.
     */
    List<T> smallest(List<T> all) {
        List<T> current = List.copyOf(all);
        int parts = 2;
        while (current.size() > 1 && !limit.isReached()) {
            int size = (current.size() + parts - 1) / parts;
            List<T> smaller = part(current, size);
            if (!smaller.isEmpty()) {
                current = smaller;
                parts = 2;
                continue;
            }
            // With two parts the one is what the other leaves.
            List<T> without = parts == 2 ? List.of() : without(current, size);
            if (!without.isEmpty()) {
                current = without;
                parts = Math.max(2, parts - 1);
            } else if (size == 1) {
                break;
            } else {
                parts = Math.min(current.size(), parts * 2);
            }
        }
        return current;
    }

    private List<T> part(List<T> current, int size) {
        for (int from = 0; from < current.size() && !limit.isReached(); from += size) {
            List<T> part = current.subList(from, Math.min(current.size(), from + size));
            if (part.size() < current.size() && fails.test(part)) {
                return List.copyOf(part);
            }
        }
        return List.of();
    }

    private List<T> without(List<T> current, int size) {
        for (int from = 0; from < current.size() && !limit.isReached(); from += size) {
            List<T> rest = new ArrayList<>(current.subList(0, from));
            rest.addAll(current.subList(Math.min(current.size(), from + size), current.size()));
            if (!rest.isEmpty() && fails.test(rest)) {
                return rest;
            }
        }
        return List.of();
    }
}

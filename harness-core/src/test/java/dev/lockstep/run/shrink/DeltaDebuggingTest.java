package dev.lockstep.run.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeltaDebuggingTest {

    private static final List<Integer> THOUSAND =
            IntStream.range(0, 1_000).boxed().toList();

    private final AtomicInteger tests = new AtomicInteger();

    @Test
    void one_culprit_is_found_by_halving() {
        assertThat(smallest(List.of(617), 1_000)).containsExactly(617);
        assertThat(tests.get()).isLessThan(25);
    }

    @Test
    void culprits_that_need_each_other_are_found_wherever_they_are() {
        assertThat(smallest(List.of(3, 998), 1_000)).containsExactly(3, 998);
        assertThat(smallest(List.of(0, 500, 999), 1_000)).containsExactly(0, 500, 999);
        assertThat(smallest(List.of(7, 8), 1_000)).containsExactly(7, 8);
    }

    @Test
    void all_are_kept_where_all_are_needed() {
        List<Integer> five = THOUSAND.subList(0, 5);

        assertThat(new DeltaDebugging<Integer>(part -> part.containsAll(five), () -> false).smallest(five))
                .isEqualTo(five);
    }

    @Test
    void the_limit_ends_the_search_with_what_still_fails() {
        List<Integer> found = smallest(List.of(3, 998), 6);

        assertThat(found).contains(3, 998).hasSizeGreaterThan(2);
        assertThat(tests.get()).isLessThanOrEqualTo(6);
    }

    private List<Integer> smallest(List<Integer> culprits, int most) {
        tests.set(0);
        return new DeltaDebugging<Integer>(
                        part -> {
                            tests.incrementAndGet();
                            return part.containsAll(culprits);
                        },
                        () -> tests.get() >= most)
                .smallest(THOUSAND);
    }
}

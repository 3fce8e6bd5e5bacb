package dev.lockstep.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.schema.ObjectName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowMatchingTest {

    private static TableFingerprint table(List<Integer> values, String key) {
        FingerprintBuilder builder = new FingerprintBuilder(
                ObjectName.inPublic("t"),
                List.of(new HashedColumn("a", "text"), new HashedColumn("b", "text")),
                key.isEmpty() ? List.of() : List.of(key.split("\\+")),
                List.of());
        values.forEach(value -> builder.row().hash(value / 4 + 1).hash(value % 4));
        return builder.build();
    }

    /** Pairs each row with the first one that is equal and not yet taken, as slowly as can be. */
    private static List<Integer> expected(List<Integer> first, List<Integer> second) {
        List<Integer> pairs = new ArrayList<>();
        for (Integer value : second) {
            int row = IntStream.range(0, first.size())
                    .filter(candidate -> first.get(candidate).equals(value) && !pairs.contains(candidate))
                    .findFirst()
                    .orElse(RowMatches.NONE);
            pairs.add(row);
        }
        return pairs;
    }

    private static List<Integer> some(Random random, boolean copies, int most) {
        List<Integer> all = new ArrayList<>(IntStream.range(0, most).boxed().toList());
        if (copies) {
            all.replaceAll(value -> value / 3);
        }
        if (random.nextBoolean()) {
            Collections.shuffle(all, random);
        }
        all.removeIf(value -> random.nextInt(10) == 0);
        return all;
    }

    @ParameterizedTest
    @CsvSource({"a+b,false", "'',false", "'',true"})
    void each_row_is_paired_with_the_first_equal_one_that_is_left(String key, boolean copies) {
        Random random = new Random(42);
        for (int round = 0; round < 300; round++) {
            List<Integer> first = some(random, copies, random.nextInt(40));
            List<Integer> second = some(random, copies, random.nextInt(40));
            TableFingerprint before = table(first, key);
            TableFingerprint after = table(second, key);

            RowMatches matches = RowIdentity.of(before, after).match(before, after);

            List<Integer> pairs = expected(first, second);
            assertThat(IntStream.range(0, second.size()).map(matches::of).boxed())
                    .as("%s, then %s", first, second)
                    .isEqualTo(pairs);
            assertThat(matches.onlyInSecond().stream().boxed())
                    .isEqualTo(IntStream.range(0, second.size())
                            .filter(row -> pairs.get(row) == RowMatches.NONE)
                            .boxed()
                            .toList());
            assertThat(matches.onlyInFirst().stream().boxed())
                    .isEqualTo(IntStream.range(0, first.size())
                            .filter(row -> !pairs.contains(row))
                            .boxed()
                            .toList());
        }
    }
}

package orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Lockstep;
import dev.lockstep.run.RunResult;
import dev.lockstep.run.RunSettings;
import dev.lockstep.spi.Invariant;
import dev.lockstep.verdict.Verdict;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Each migration from 005 on has a defect. All are found, each by its rule, and nothing else is. */
class PlantedDefectsTest {

    @Test
    void every_planted_defect_is_found_and_nothing_else() {
        RunSettings settings = RunSettings.forProject(Path.of("migrations"))
                .name("broken-orders")
                .invariant(new Invariant("payments are positive", "SELECT id FROM payments WHERE amount <= 0"))
                .build();

        RunResult result = Lockstep.check(settings);

        assertThat(result.verdict()).isInstanceOf(Verdict.Failed.class);
        assertThat(result.verdict().findings())
                .extracting(finding -> finding.migration() + " " + finding.rule())
                .containsExactlyInAnyOrder(
                        "005 down-missing",
                        "006 down-failed",
                        "007 schema-differs-after-down",
                        "008 rows-lost-by-down",
                        "009 rows-differ-after-round-trip",
                        "010 new-rows-lost-by-down",
                        "011 rows-changed-by-up",
                        "012 constraint-not-validated",
                        "013 foreign-key-without-index",
                        "014 sequence-behind",
                        "015 rows-changed-by-up",
                        "015 invariant-broken",
                        "016 index-invalid",
                        "017 schema-differs-after-down",
                        "017 second-up-failed",
                        "018 schema-differs-after-second-up",
                        "019 constraint-violated",
                        "020 up-failed");
    }
}

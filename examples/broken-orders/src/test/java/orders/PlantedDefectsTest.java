package orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Lockstep;
import dev.lockstep.run.RunResult;
import dev.lockstep.run.RunSettings;
import dev.lockstep.spi.Invariant;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
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
        assertThat(found(result))
                .containsExactlyInAnyOrder(
                        "005_customer_notes down-missing",
                        "006_customer_segment down-failed",
                        "007_order_priority schema-differs-after-down",
                        "008_product_codes rows-lost-by-down",
                        "009_drop_phone rows-differ-after-round-trip",
                        "010_payment_method_wallet new-rows-lost-by-down",
                        "011_drop_small_payments rows-changed-by-up",
                        "012_coupons constraint-not-validated",
                        "013_order_coupon foreign-key-without-index",
                        "014_shipping_methods sequence-behind",
                        "015_payment_rounding rows-changed-by-up",
                        "015_payment_rounding invariant-broken",
                        "016_events index-invalid",
                        "017_currencies schema-differs-after-down",
                        "018_welcome_coupon second-up-failed",
                        "019_settlement schema-differs-after-second-up",
                        "020_import_lines constraint-violated");
    }

    /** In a folder of its own, because nothing can be said about what comes after a migration that does not go up. */
    @Test
    void a_migration_that_the_rows_refuse_is_found() {
        RunSettings settings = RunSettings.forProject(Path.of("stopped"))
                .name("stopped-orders")
                .reportDirectory(Path.of("target", "lockstep", "stopped"))
                .build();

        RunResult result = Lockstep.check(settings);

        assertThat(result.verdict()).isInstanceOf(Verdict.Failed.class);
        assertThat(found(result)).containsExactly("002_provider_reference up-failed");
    }

    /** Notes are no defects: a column that comes back in another place, what follows from an error that is told already. */
    private static List<String> found(RunResult result) {
        return result.verdict().findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(finding -> finding.migration() + " " + finding.rule())
                .toList();
    }
}

package orders;

import static dev.lockstep.lock.LockMode.ACCESS_EXCLUSIVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Lockstep;
import dev.lockstep.run.RunResult;
import dev.lockstep.run.RunSettings;
import dev.lockstep.verdict.Budget;
import dev.lockstep.verdict.Budget.Cost;
import dev.lockstep.verdict.Limits;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.TableSizes;
import dev.lockstep.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Every migration from 002 on works, and is an outage on a table that is not small. */
class PlantedLocksTest {

    /** The one that the good twin keeps. */
    private static final Budget BUDGET = new Budget(
            Cost.HELD,
            Optional.of(ACCESS_EXCLUSIVE),
            Budget.ANY,
            Budget.ANY,
            Optional.empty(),
            Duration.ofMillis(500),
            OptionalLong.empty(),
            "PlantedLocksTest");

    @Test
    void every_lock_that_would_be_an_outage_is_found() {
        RunSettings settings = RunSettings.forProject(Path.of("locking"))
                .name("locking-orders")
                .rows(20_000)
                .limits(new Limits(List.of(BUDGET), TableSizes.undeclared()))
                .reportDirectory(Path.of("target", "lockstep", "locking"))
                .build();

        RunResult result = Lockstep.check(settings);

        assertThat(result.verdict()).isInstanceOf(Verdict.Failed.class);
        assertThat(found(result))
                .containsExactlyInAnyOrder(
                        "002_placed_at_index up index-build-blocks-writes",
                        "002_placed_at_index up no-lock-timeout",
                        "003_weight_in_grams up rewrite-under-blocking-lock",
                        "003_weight_in_grams up no-lock-timeout",
                        "003_weight_in_grams down rewrite-under-blocking-lock",
                        "004_weight_limit up scan-under-blocking-lock",
                        "004_weight_limit up no-lock-timeout",
                        "005_tax_rate up lock-budget-exceeded",
                        "005_tax_rate up ddl-and-backfill-in-one-transaction",
                        "005_tax_rate up no-lock-timeout",
                        "006_channel up no-lock-timeout",
                        "007_channel_backfill up backfill-in-one-transaction",
                        "008_refunds up no-lock-timeout",
                        "009_refunds_belong_to_payments up scan-under-blocking-lock",
                        "009_refunds_belong_to_payments up no-lock-timeout");
    }

    /** What traffic suffers follows from the locks, and how long that is depends on the machine. */
    private static List<String> found(RunResult result) {
        return result.verdict().findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .filter(finding -> finding.rule() != RuleId.TRAFFIC_BLOCKED)
                .map(finding -> finding.migration() + " "
                        + finding.direction().name().toLowerCase(Locale.ROOT) + " " + finding.rule())
                .toList();
    }
}

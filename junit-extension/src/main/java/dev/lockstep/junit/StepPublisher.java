package dev.lockstep.junit;

import dev.lockstep.report.ActionName;
import dev.lockstep.report.HumanTime;
import dev.lockstep.report.Worst;
import dev.lockstep.report.WorstReader;
import dev.lockstep.verdict.Finding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tells JUnit's own reports what a migration came to and what its locks cost. Serves one invocation. */
record StepPublisher(StepVerdict verdict) implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        context.publishReportEntry(entries());
    }

    private Map<String, String> entries() {
        MigrationStep step = verdict.step();
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("lockstep.migration", step.migration().id().value());
        entries.put("lockstep.outcome", outcome());
        Worst worst = new WorstReader().read(step.observations());
        worst.longestHold().ifPresent(hold -> entries.put("lockstep.longest-blocking-hold", words(hold)));
        worst.longestWait().ifPresent(wait -> entries.put("lockstep.longest-wait", words(wait)));
        worst.longestStall()
                .filter(stall -> stall.blockedMicros() > 0)
                .ifPresent(stall -> entries.put(
                        "lockstep.blocked-traffic",
                        stall.traffic() + " for " + HumanTime.of(stall.blockedMicros()) + ", "
                                + new ActionName(stall.action())));
        if (!step.findings().isEmpty()) {
            entries.put(
                    "lockstep.findings",
                    step.findings().stream().map(StepPublisher::words).collect(Collectors.joining(", ")));
        }
        return entries;
    }

    private String outcome() {
        if (verdict.step().findings().stream().anyMatch(Finding::fails)) {
            return "failed";
        }
        return verdict.unreached().isPresent() ? "not tested" : "passed";
    }

    private static String words(Worst.LockFigure figure) {
        return figure.mode() + " on " + figure.relation() + " for " + HumanTime.of(figure.measure()) + ", "
                + new ActionName(figure.action());
    }

    private static String words(Finding finding) {
        return finding.rule() + (finding.suppressedBy().isPresent() ? " (accepted)" : " (" + finding.severity() + ")");
    }
}

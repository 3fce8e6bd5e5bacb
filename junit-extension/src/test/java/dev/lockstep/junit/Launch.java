package dev.lockstep.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** A test run of its own: what an IDE would show of it. */
record Launch(EngineExecutionResults results) {

    static Launch of(Class<?>... testClasses) {
        return with(Map.of(), testClasses);
    }

    static Launch with(Map<String, String> configuration, Class<?>... testClasses) {
        EngineTestKit.Builder builder = EngineTestKit.engine("junit-jupiter");
        for (Class<?> testClass : testClasses) {
            builder.selectors(selectClass(testClass));
        }
        return new Launch(builder.configurationParameters(configuration).execute());
    }

    /** Returns one line per invocation and skipped test: {@code 0001_create_orders · up·down·up: SUCCESSFUL}. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        results.testEvents().finished().stream()
                .map(event -> event.getTestDescriptor().getDisplayName() + ": "
                        + result(event).getStatus())
                .forEach(lines::add);
        results.allEvents().skipped().stream()
                .map(event -> event.getTestDescriptor().getDisplayName() + ": SKIPPED "
                        + event.getPayload(String.class).orElse(""))
                .forEach(lines::add);
        return lines;
    }

    /** Returns what the only invocation that failed threw. */
    Throwable onlyFailure() {
        List<Throwable> failures = failures();
        if (failures.size() != 1) {
            throw new AssertionError(failures.size() + " failures: " + failures);
        }
        return failures.get(0);
    }

    /** Returns what the invocations that failed threw, in order. */
    List<Throwable> failures() {
        return thrown(Status.FAILED);
    }

    /** Returns what the invocations that were given up threw, in order. */
    List<Throwable> aborts() {
        return thrown(Status.ABORTED);
    }

    /** Returns the values that were published under {@code key}, in order. */
    List<String> published(String key) {
        return results.allEvents().reportingEntryPublished().stream()
                .map(event -> event.getRequiredPayload(ReportEntry.class))
                .flatMap(entry -> Optional.ofNullable(entry.getKeyValuePairs().get(key)).stream())
                .toList();
    }

    private List<Throwable> thrown(Status status) {
        return results.allEvents().finished().stream()
                .map(Launch::result)
                .filter(result -> result.getStatus() == status)
                .flatMap(result -> result.getThrowable().stream())
                .toList();
    }

    private static TestExecutionResult result(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class);
    }
}

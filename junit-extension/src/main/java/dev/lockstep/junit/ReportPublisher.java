package dev.lockstep.junit;

import dev.lockstep.run.RunResult;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.MediaType;

/** Tells JUnit's own reports where a run's report is, and attaches it. */
final class ReportPublisher {

    private final ExtensionContext context;

    ReportPublisher(ExtensionContext context) {
        this.context = context;
    }

    void publish(RunResult result) {
        context.publishReportEntry(Map.of(
                "lockstep.verdict", result.verdict().word(),
                "lockstep.report", result.reportFile().toAbsolutePath().toString()));
        if (Files.isRegularFile(result.reportFile())) {
            context.publishFile(
                    "lockstep-report.json",
                    MediaType.create("application", "json"),
                    copy -> Files.copy(result.reportFile(), copy));
        }
    }
}

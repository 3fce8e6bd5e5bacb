package dev.lockstep.junit;

import dev.lockstep.run.RunResult;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.MediaType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells JUnit's own reports where a run's report is, and attaches it. */
final class ReportPublisher {

    private static final Logger log = LoggerFactory.getLogger(ReportPublisher.class);

    private final ExtensionContext context;

    ReportPublisher(ExtensionContext context) {
        this.context = context;
    }

    void publish(RunResult result) {
        context.publishReportEntry(Map.of(
                "lockstep.verdict", result.verdict().word(),
                "lockstep.report", result.reportFile().toAbsolutePath().toString()));
        if (Files.isRegularFile(result.reportFile())) {
            attach(result);
        }
    }

    private void attach(RunResult result) {
        try {
            context.publishFile(
                    "lockstep-report.json",
                    MediaType.create("application", "json"),
                    copy -> Files.copy(result.reportFile(), copy, StandardCopyOption.REPLACE_EXISTING));
        } catch (RuntimeException noPlaceForFiles) {
            // Not every launcher takes files. The link is told already, and a run is not worth less without its copy.
            log.debug("the report is not attached", noPlaceForFiles);
        }
    }
}

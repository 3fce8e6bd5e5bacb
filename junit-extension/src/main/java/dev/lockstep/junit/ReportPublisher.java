package dev.lockstep.junit;

import dev.lockstep.run.RunResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
                "lockstep.report", result.reportFile().toAbsolutePath().toString(),
                "lockstep.page", result.reportPage().toAbsolutePath().toString()));
        attach("lockstep-report.json", MediaType.create("application", "json"), result.reportFile());
        attach("lockstep-report.html", MediaType.create("text", "html", StandardCharsets.UTF_8), result.reportPage());
    }

    private void attach(String name, MediaType type, Path file) {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            context.publishFile(name, type, copy -> Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING));
        } catch (RuntimeException noPlaceForFiles) {
            // Not every launcher takes files. The link is told already, and a run is not worth less without its copy.
            log.debug("{} is not attached", name, noPlaceForFiles);
        }
    }
}

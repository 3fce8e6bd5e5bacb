package dev.lockstep.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.problem.Problem;
import dev.lockstep.report.Report;
import dev.lockstep.spi.ReportRenderer;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/** Findings as code scanners tell them: SARIF 2.1.0. What was not checked is a notification, and the run then no success. */
public final class SarifRenderer implements ReportRenderer {

    private final ObjectMapper json = new ObjectMapper();
    private final Path root;

    /** @param root where the paths of files begin */
    public SarifRenderer(Path root) {
        this.root = root;
    }

    @Override
    public String fileName() {
        return "report.sarif";
    }

    @Override
    public String render(Report report) {
        return render(List.of(report));
    }

    /** Returns one file with a run for each of {@code reports}. */
    public String render(List<Report> reports) {
        ObjectNode log = json.createObjectNode();
        log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        log.put("version", "2.1.0");
        ArrayNode runs = log.putArray("runs");
        reports.forEach(report -> put(runs.addObject(), report));
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(log) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values cannot be written", e);
        }
    }

    private void put(ObjectNode run, Report report) {
        List<RuleId> rules = report.findings().stream()
                .map(Finding::rule)
                .distinct()
                .sorted()
                .toList();
        ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "Lockstep");
        // Of several runs by one tool a scanner keeps the newest only, unless each has a name of its own.
        run.putObject("automationDetails").put("id", "lockstep/" + report.name() + "/");
        ArrayNode described = driver.putArray("rules");
        rules.forEach(rule -> described
                .addObject()
                .put("id", rule.id())
                .putObject("shortDescription")
                .put("text", rule.id().replace('-', ' ')));
        ObjectNode invocation = run.putArray("invocations").addObject();
        invocation.put("executionSuccessful", report.unchecked().isEmpty());
        ArrayNode notifications = invocation.putArray("toolExecutionNotifications");
        report.unchecked().forEach(problem -> notifications
                .addObject()
                .put("level", "error")
                .putObject("message")
                .put("text", problem.text()));
        ArrayNode results = run.putArray("results");
        report.findings().forEach(finding -> put(results.addObject(), finding, rules.indexOf(finding.rule())));
    }

    private void put(ObjectNode result, Finding finding, int ruleIndex) {
        result.put("ruleId", finding.rule().id());
        result.put("ruleIndex", ruleIndex);
        result.put(
                "level",
                finding.severity() == Severity.INFO
                        ? "note"
                        : finding.severity().toString());
        result.putObject("message").put("text", text(finding));
        finding.source().ifPresent(source -> {
            FilePlace place = FilePlace.of(source, root);
            ObjectNode location = result.putArray("locations").addObject().putObject("physicalLocation");
            location.putObject("artifactLocation").put("uri", uri(place.path()));
            location.putObject("region").put("startLine", place.line());
        });
        // The same finding in the next run is the same alert, even if lines have moved.
        result.putObject("partialFingerprints")
                .put(
                        "lockstep/v1",
                        finding.rule() + "|" + finding.migration() + "|" + finding.direction() + "|"
                                + finding.relation());
        finding.suppressedBy().ifPresent(suppression -> result.putArray("suppressions")
                .addObject()
                .put("kind", "inSource")
                .put("justification", suppression.because()));
    }

    private static String text(Finding finding) {
        Problem problem = finding.problem();
        return finding.migration().isEmpty() ? problem.text() : finding.migration() + ": " + problem.text();
    }

    private static String uri(String path) {
        try {
            return path.startsWith("/")
                    ? Path.of(path).toUri().toString()
                    : new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(path + " cannot be a URI", e);
        }
    }
}

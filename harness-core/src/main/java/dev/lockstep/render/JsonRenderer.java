package dev.lockstep.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.journal.Growth;
import dev.lockstep.lock.Measure;
import dev.lockstep.migration.SourceLocation;
import dev.lockstep.problem.Problem;
import dev.lockstep.report.Circumstances;
import dev.lockstep.report.FailingRows;
import dev.lockstep.report.GrowthLine;
import dev.lockstep.report.MigrationLine;
import dev.lockstep.report.ProposedDown;
import dev.lockstep.report.Report;
import dev.lockstep.report.TableLine;
import dev.lockstep.spi.ReportRenderer;
import dev.lockstep.verdict.Budget;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Suppression;
import java.util.Locale;

/** The report as programs read it: report.json, whose shape only grows within one {@code schemaVersion}. */
public final class JsonRenderer implements ReportRenderer {

    static final int SCHEMA_VERSION = 1;

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public String fileName() {
        return "report.json";
    }

    @Override
    public String render(Report report) {
        ObjectNode root = json.createObjectNode();
        root.put("schemaVersion", SCHEMA_VERSION);
        root.put("name", report.name());
        root.putObject("tool")
                .put("name", report.environment().tool())
                .put("version", report.environment().toolVersion());
        root.put("postgres", report.environment().postgresVersion());
        root.put("server", report.environment().server());
        if (!report.environment().conditions().isEmpty()) {
            ArrayNode conditions = root.putArray("conditions");
            report.environment().conditions().forEach(conditions::add);
        }
        root.put("journey", report.journey());
        root.put("seed", report.environment().seed());
        root.put("startedAt", report.startedAt().toString());
        root.put("tookMillis", report.tookMillis());
        root.put("verdict", report.verdict());
        ArrayNode migrations = root.putArray("migrations");
        report.migrations().forEach(migration -> put(migrations.addObject(), migration));
        ArrayNode findings = root.putArray("findings");
        report.findings().forEach(finding -> put(findings.addObject(), finding));
        ArrayNode steps = root.putArray("steps");
        StepJson stepJson = new StepJson();
        report.steps().forEach(step -> stepJson.put(steps.addObject(), step));
        ArrayNode tables = root.putArray("tables");
        report.tables().forEach(table -> put(tables.addObject(), table));
        ArrayNode unchecked = root.putArray("unchecked");
        report.unchecked().forEach(problem -> put(unchecked.addObject(), problem));
        ArrayNode unused = root.putArray("unusedSuppressions");
        report.unused().forEach(suppression -> put(unused.addObject(), suppression));
        ArrayNode budgets = root.putArray("budgets");
        report.budgets().forEach(budget -> put(budgets.addObject(), budget));
        ArrayNode growth = root.putArray("growth");
        report.migrations().stream()
                .flatMap(migration -> migration.growth().stream())
                .forEach(line -> put(growth.addObject(), line));
        put(root, report.circumstances());
        root.put("repeat", report.repeat());
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values cannot be written", e);
        }
    }

    private static void put(ObjectNode node, Circumstances circumstances) {
        circumstances.edges().ifPresent(edges -> {
            ObjectNode pass = node.putObject("edgesPass")
                    .put("tookMillis", edges.tookMillis())
                    .put("rows", edges.rows())
                    .put("verdict", edges.verdict());
            if (!edges.notBegun().isEmpty()) {
                pass.put("notBegun", edges.notBegun());
            }
        });
        putUnlessEmpty(node, "shard", circumstances.shard());
        putUnlessEmpty(node, "leftToOthers", circumstances.leftToOthers());
        putUnlessEmpty(node, "baseline", circumstances.baseline());
    }

    private static void putUnlessEmpty(ObjectNode node, String name, String words) {
        if (!words.isEmpty()) {
            node.put(name, words);
        }
    }

    private static void put(ObjectNode node, MigrationLine migration) {
        node.put("id", migration.id());
        node.put("description", migration.description());
        node.put("source", migration.source());
        node.put("reversible", migration.reversible());
        node.put("irreversibleBecause", migration.irreversibleBecause());
        ArrayNode marks = node.putArray("marks");
        migration
                .marks()
                .forEach(mark -> marks.addObject().put("action", mark.action()).put("word", mark.word()));
        node.put("tookMicros", migration.tookMicros());
        WorstJson.put(node.putObject("worst"), migration.worst());
        migration.proposedDown().ifPresent(proposal -> put(node.putObject("proposedDown"), proposal));
        if (!migration.failingRows().isEmpty()) {
            ArrayNode failing = node.putArray("failingRows");
            migration.failingRows().forEach(rows -> put(failing.addObject(), rows));
        }
    }

    private static void put(ObjectNode node, FailingRows failing) {
        node.put("action", failing.action());
        node.put("cause", failing.cause());
        node.put("sentence", failing.sentence());
        node.put("tries", failing.tries());
        node.put("text", failing.text());
        ArrayNode rows = node.putArray("rows");
        for (FailingRows.RowLine row : failing.rows()) {
            ObjectNode line = rows.addObject().put("table", row.table()).put("insert", row.insert());
            ArrayNode edges = line.putArray("edges");
            row.edges().forEach(edges::add);
        }
    }

    private static void put(ObjectNode node, ProposedDown proposal) {
        node.put("proof", proposal.proof());
        node.put("sentence", proposal.sentence());
        node.put("place", proposal.place());
        node.put("text", proposal.text());
        ArrayNode statements = node.putArray("statements");
        proposal.statements().forEach(statements::add);
        ArrayNode missing = node.putArray("missing");
        proposal.missing().forEach(missing::add);
    }

    private static void put(ObjectNode node, Finding finding) {
        node.put("rule", finding.rule().id());
        node.put("severity", finding.severity().toString());
        node.put("migration", finding.migration());
        node.put(
                "direction",
                finding.direction() == Finding.Direction.NEITHER
                        ? ""
                        : finding.direction().name().toLowerCase(Locale.ROOT));
        node.put("statement", finding.statement());
        node.put("relation", finding.relation());
        put(node, finding.problem());
        finding.source().ifPresent(source -> put(node.putObject("source"), source));
        finding.suppressedBy().ifPresent(suppression -> node.put("suppressedBy", suppression.because())
                .put("suppressedAt", suppression.writtenAt()));
    }

    private static void put(ObjectNode node, Problem problem) {
        node.put("what", problem.what());
        node.put("where", problem.where());
        ArrayNode evidence = node.putArray("evidence");
        problem.evidence().forEach(evidence::add);
        node.put("remedy", problem.remedy());
    }

    private static void put(ObjectNode node, SourceLocation source) {
        node.put("file", source.file().toString());
        node.put("line", source.firstLine());
    }

    private static void put(ObjectNode node, TableLine table) {
        node.put("name", table.name());
        node.put("rows", table.rows());
        node.put("bytes", table.bytes());
        node.put("filled", table.why().isEmpty());
        if (!table.why().isEmpty()) {
            node.put("why", table.why());
        }
        if (!table.notes().isEmpty()) {
            ArrayNode notes = node.putArray("notes");
            table.notes().forEach(notes::add);
        }
    }

    private static void put(ObjectNode node, Suppression suppression) {
        node.put("rule", suppression.rule());
        node.put("migration", suppression.migration());
        node.put("because", suppression.because());
        node.put("writtenAt", suppression.writtenAt());
    }

    private static void put(ObjectNode node, Budget budget) {
        node.put("text", budget.words());
        node.put("writtenAt", budget.writtenAt());
    }

    private static void put(ObjectNode node, GrowthLine line) {
        Growth growth = line.growth();
        node.put("migration", growth.migration());
        node.put("direction", growth.direction());
        node.put("statement", growth.statement());
        node.put("cost", growth.cost().name().toLowerCase(Locale.ROOT));
        growth.mode().ifPresent(mode -> node.put("mode", mode.name()));
        node.put("on", growth.on());
        node.put("shape", growth.shape().name().toLowerCase(Locale.ROOT));
        node.put("relation", growth.relation());
        put(node.putObject("small"), growth.smallRows(), growth.small());
        put(node.putObject("large"), growth.largeRows(), growth.large());
        line.inProduction().ifPresent(projection -> node.putObject("inProduction")
                .put("rows", projection.rows())
                .put("micros", projection.micros())
                .put("atLeastMicros", projection.bounds().atLeastMicros())
                .put("atMostMicros", projection.bounds().atMostMicros()));
    }

    private static void put(ObjectNode node, long rows, Measure measure) {
        node.put("rows", rows);
        node.put("micros", measure.micros());
        node.put("uncertaintyMicros", measure.uncertaintyMicros());
    }
}

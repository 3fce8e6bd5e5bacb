package dev.lockstep.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.journal.Environment;
import dev.lockstep.migration.SourceLocation;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.report.Circumstances;
import dev.lockstep.report.Counts;
import dev.lockstep.report.EdgesPass;
import dev.lockstep.report.FailingRows;
import dev.lockstep.report.Mark;
import dev.lockstep.report.MigrationLine;
import dev.lockstep.report.ProposedDown;
import dev.lockstep.report.Report;
import dev.lockstep.report.StepLine;
import dev.lockstep.report.TableLine;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.Suppression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads report.json back, so that a run can be told once more in another form.
 *
 * <p>Everything comes back that the console summary, report.md and the formats of CI servers tell. Statements, locks and pictures of single
 * steps, budgets and growth stay in the file.
 */
public final class JsonReader {

    private final ObjectMapper json = new ObjectMapper();

    /**
     * Returns the report that {@code file} holds.
     *
     * @throws LockstepException if it cannot be read, or is no report of this or an earlier version
     */
    public Report read(Path file) {
        try {
            return report(new JsonFields(json.readTree(Files.readString(file)), ""));
        } catch (JsonProcessingException e) {
            throw refused(file, "no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw refused(file, e.toString(), e);
        } catch (JsonFields.Misfit | DateTimeException e) {
            throw refused(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static LockstepException refused(Path file, String said, Exception cause) {
        return new LockstepException(
                Problem.what("this is not a report that can be read")
                        .where(file)
                        .said(said)
                        .remedy(
                                "give a report.json that lockstep check or a migration test wrote, in this or an earlier"
                                        + " version"),
                cause);
    }

    private static Report report(JsonFields root) {
        if (root.number("schemaVersion") != JsonRenderer.SCHEMA_VERSION) {
            throw new JsonFields.Misfit(
                    "schemaVersion is " + root.number("schemaVersion") + ", known is " + JsonRenderer.SCHEMA_VERSION);
        }
        JsonFields tool = root.required("tool");
        List<Finding> findings =
                root.objects("findings").stream().map(JsonReader::finding).toList();
        return new Report(
                root.text("name"),
                new Environment(
                        tool.text("name"),
                        tool.text("version"),
                        root.text("postgres"),
                        root.text("server"),
                        root.number("seed"),
                        root.textsOr("conditions", List.of())),
                root.text("journey"),
                Instant.parse(root.text("startedAt")),
                root.number("tookMillis"),
                root.text("verdict"),
                root.objects("migrations").stream()
                        .map(migration -> migration(migration, findings))
                        .toList(),
                findings,
                root.objects("steps").stream().map(JsonReader::step).toList(),
                root.objects("tables").stream().map(JsonReader::table).toList(),
                root.objects("unchecked").stream().map(JsonReader::problem).toList(),
                root.objects("unusedSuppressions").stream()
                        .map(JsonReader::suppression)
                        .toList(),
                List.of(),
                circumstances(root),
                root.textOr("repeat", ""));
    }

    private static Circumstances circumstances(JsonFields root) {
        return new Circumstances(
                root.object("edgesPass")
                        .map(pass -> new EdgesPass(
                                pass.number("tookMillis"),
                                pass.number("rows"),
                                pass.text("verdict"),
                                pass.textOr("notBegun", ""))),
                root.textOr("shard", ""),
                root.textOr("leftToOthers", ""),
                root.textOr("baseline", ""));
    }

    private static MigrationLine migration(JsonFields migration, List<Finding> findings) {
        String id = migration.text("id");
        return new MigrationLine(
                id,
                migration.text("description"),
                migration.text("source"),
                migration.objects("marks").stream()
                        .map(mark -> new Mark(mark.text("action"), mark.text("word")))
                        .toList(),
                migration.truth("reversible"),
                migration.text("irreversibleBecause"),
                migration.number("tookMicros"),
                WorstJson.read(migration.required("worst"), id),
                List.of(),
                migration.object("proposedDown").map(JsonReader::proposed),
                migration.objectsIfAny("failingRows").stream()
                        .map(JsonReader::failing)
                        .toList(),
                Counts.of(findings.stream()
                        .filter(finding -> finding.migration().equals(id))
                        .toList()));
    }

    private static ProposedDown proposed(JsonFields proposed) {
        return new ProposedDown(
                proposed.text("proof"),
                proposed.text("sentence"),
                proposed.text("place"),
                proposed.text("text"),
                proposed.texts("statements"),
                proposed.texts("missing"));
    }

    private static FailingRows failing(JsonFields failing) {
        return new FailingRows(
                failing.text("action"),
                failing.text("cause"),
                failing.text("sentence"),
                (int) failing.number("tries"),
                failing.text("text"),
                failing.objects("rows").stream()
                        .map(row -> new FailingRows.RowLine(row.text("table"), row.text("insert"), row.texts("edges")))
                        .toList());
    }

    private static Finding finding(JsonFields finding) {
        String rule = finding.text("rule");
        String migration = finding.text("migration");
        return new Finding(
                RuleId.of(rule)
                        .orElseThrow(() -> new JsonFields.Misfit(finding.place() + ".rule: no rule is named " + rule)),
                constant(Severity.values(), finding, "severity"),
                migration,
                finding.text("direction").isEmpty()
                        ? Direction.NEITHER
                        : constant(Direction.values(), finding, "direction"),
                finding.text("statement"),
                finding.text("relation"),
                problem(finding),
                finding.object("source").map(JsonReader::source),
                finding.node().has("suppressedBy")
                        ? Optional.of(new Suppression(
                                rule, migration, finding.text("suppressedBy"), finding.textOr("suppressedAt", "")))
                        : Optional.empty());
    }

    private static <E extends Enum<E>> E constant(E[] values, JsonFields fields, String name) {
        String word = fields.text(name);
        return Arrays.stream(values)
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new JsonFields.Misfit(fields.place() + "." + name + " cannot be " + word));
    }

    private static SourceLocation source(JsonFields source) {
        Path file = Path.of(source.text("file"));
        long line = source.number("line");
        if (line < 1 || line > Integer.MAX_VALUE) {
            throw new JsonFields.Misfit(source.place() + ".line cannot be " + line);
        }
        return line == 1 ? SourceLocation.of(file) : SourceLocation.at(file, (int) line);
    }

    private static StepLine step(JsonFields step) {
        return new StepLine(
                step.text("migration"),
                step.text("action"),
                step.text("outcome"),
                step.number("tookMicros"),
                step.textOr("why", ""));
    }

    private static TableLine table(JsonFields table) {
        return new TableLine(
                table.text("name"),
                table.number("rows"),
                table.number("bytes"),
                table.textOr("why", ""),
                table.textsIfAny("notes"));
    }

    private static Problem problem(JsonFields fields) {
        return new Problem(fields.text("what"), fields.text("where"), fields.texts("evidence"), fields.text("remedy"));
    }

    private static Suppression suppression(JsonFields suppression) {
        return new Suppression(
                suppression.text("rule"),
                suppression.text("migration"),
                suppression.text("because"),
                suppression.text("writtenAt"));
    }
}

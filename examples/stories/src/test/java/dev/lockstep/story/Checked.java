package dev.lockstep.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.cli.LockstepCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code lockstep check} said of an example.
 *
 * @param exitCode of the command
 * @param verdict in one word
 * @param said the findings that are more than notes, in the story's order
 * @param words everything that it said, for people
 */
record Checked(int exitCode, String verdict, List<Said> said, String words) {

    private static final String ROWS = "200";

    /** Runs the command as a user would, in the example's own folder. */
    static Checked by(Example example, int major, Path reports) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        // How long traffic waits depends on the machine, and nothing here is about it.
        int exitCode = LockstepCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(
                        "check",
                        "--project=" + example.folder(),
                        "--postgres=" + major,
                        "--rows=" + ROWS,
                        "--set=traffic.tables=0",
                        "--format=json",
                        "--report-directory=" + reports);
        return read(exitCode, out.toString(), err.toString());
    }

    private static Checked read(int exitCode, String json, String err) {
        JsonNode report;
        try {
            report = new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("exit code " + exitCode + ", and no report:\n" + json + err, e);
        }
        List<String> ids = new ArrayList<>();
        List<StepName> steps = new ArrayList<>();
        for (JsonNode migration : report.path("migrations")) {
            ids.add(migration.path("id").asText());
            steps.add(StepName.of(
                    ids.size(),
                    migration.path("id").asText(),
                    migration.path("description").asText()));
        }
        List<Said> said = new ArrayList<>();
        for (JsonNode finding : report.path("findings")) {
            if (!finding.path("severity").asText().equals("info")) {
                said.add(new Said(
                        steps.get(ids.indexOf(finding.path("migration").asText())),
                        finding.path("direction").asText(),
                        finding.path("rule").asText(),
                        finding.path("severity").asText(),
                        finding.path("relation").asText()));
            }
        }
        return new Checked(
                exitCode,
                report.path("verdict").asText(),
                said.stream().sorted().toList(),
                err);
    }
}

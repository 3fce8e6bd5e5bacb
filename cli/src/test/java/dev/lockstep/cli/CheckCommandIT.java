package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The command on the projects of the examples, on real servers. */
class CheckCommandIT {

    private static final String STOPPED = "../examples/broken-orders/stopped";
    private static final String STOPPED_FILE = "examples/broken-orders/stopped/002_provider_reference.up.sql";

    @TempDir
    Path reports;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void a_sound_project_passes_with_0() {
        Told told = check("../examples/sql-orders", "--rows", "100");

        assertThat(told.code()).isZero();
        assertThat(told.out()).contains("verdict: PASSED").endsWith("report.html\n");
        assertThat(told.err()).contains("step 3/148 up 001_customers done");
        assertThat(reports.resolve("report.html")).isNotEmptyFile();
    }

    @Test
    void planted_defects_fail_with_1_and_each_has_its_file_and_line() throws Exception {
        Path output = reports.resolve("out/lockstep.sarif");

        Told told = check(
                "../examples/broken-orders/migrations",
                "--rows",
                "100",
                "--format",
                "sarif",
                "--output",
                output.toString());

        assertThat(told.code()).isEqualTo(1);
        assertThat(told.out()).contains("verdict: FAILED");
        JsonNode run = json.readTree(Files.readString(output)).path("runs").path(0);
        JsonNode rules = run.path("tool").path("driver").path("rules");
        assertThat(run.path("results")).hasSizeGreaterThanOrEqualTo(15).allSatisfy(result -> {
            assertThat(rules.path(result.path("ruleIndex").asInt()).path("id")).isEqualTo(result.path("ruleId"));
            assertThat(result.path("level").asText()).isIn("error", "warning", "note");
            assertThat(result.path("message").path("text").asText()).isNotBlank();
            JsonNode place = result.path("locations").path(0).path("physicalLocation");
            assertThat(place.path("artifactLocation").path("uri").asText())
                    .startsWith("examples/broken-orders/migrations/0");
            assertThat(place.path("region").path("startLine").asInt()).isPositive();
        });
    }

    @Test
    void what_was_not_checked_is_no_success_in_sarif() throws Exception {
        Told told = check(STOPPED, "--rows", "100", "--format", "sarif");

        JsonNode log = json.readTree(told.out());
        assertThat(log.path("version").asText()).isEqualTo("2.1.0");
        JsonNode invocation = log.path("runs").path(0).path("invocations").path(0);
        assertThat(invocation.path("executionSuccessful").asBoolean(true)).isFalse();
        assertThat(invocation.path("toolExecutionNotifications")).isNotEmpty();
        assertThat(told.err()).contains("verdict: FAILED");
    }

    @Test
    void junit_has_a_test_case_for_each_migration_and_one_for_the_whole() throws Exception {
        Told told = check(STOPPED, "--rows", "100", "--format", "junit");

        Element suite = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(told.out())))
                .getDocumentElement();
        assertThat(suite.getAttribute("tests")).isEqualTo("3");
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(3);
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(((Element) suite.getElementsByTagName("failure").item(0)).getAttribute("type"))
                .isEqualTo("up-failed");
        assertThat(suite.getElementsByTagName("failure").item(0).getTextContent())
                .startsWith(STOPPED_FILE + ":");
    }

    @Test
    void github_gets_a_command_per_finding() {
        Told told = check(STOPPED, "--rows", "100", "--format", "github");

        assertThat(told.code()).isEqualTo(1);
        assertThat(told.out().lines())
                .allSatisfy(line -> assertThat(line).matches("::(error|warning|notice) [^:]*::.*"))
                .anySatisfy(line -> assertThat(line).startsWith("::error file=" + STOPPED_FILE + ",line="));
    }

    @Test
    void json_and_markdown_are_those_of_the_report_folder() throws Exception {
        Told told = check(STOPPED, "--rows", "100", "--format", "json");

        assertThat(told.out()).isEqualTo(Files.readString(reports.resolve("report.json")));
        assertThat(json.readTree(told.out()).path("verdict").asText()).isEqualTo("failed");
    }

    @Test
    void a_tool_whose_classes_are_the_projects_own_ends_with_2() {
        Told told = check("../examples/hibernate-orders", "--rows", "100");

        assertThat(told.code()).isEqualTo(2);
        assertThat(told.out()).contains("Hibernate is not on the class path");
    }

    private Told check(String project, String... more) {
        String[] arguments = new String[more.length + 5];
        System.arraycopy(
                new String[] {"check", "--project", project, "--report-directory", reports.toString()},
                0,
                arguments,
                0,
                5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return Told.by(arguments);
    }
}

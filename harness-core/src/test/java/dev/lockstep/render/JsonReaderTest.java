package dev.lockstep.render;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.report.ReportGallery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no report is refused, and told where. */
class JsonReaderTest {

    private static final String GOOD = new JsonRenderer().render(ReportGallery.broken());

    @TempDir
    Path folder;

    @Test
    void a_file_that_is_no_json_is_refused() throws IOException {
        refused("{ \"schemaVersion\": 1,", "no JSON: Unexpected end-of-input");
    }

    @Test
    void a_later_form_is_refused() throws IOException {
        refused(GOOD.replace("\"schemaVersion\" : 1", "\"schemaVersion\" : 2"), "schemaVersion is 2, known is 1");
    }

    @Test
    void a_field_that_is_missing_or_of_another_type_is_named() throws IOException {
        refused("{}", "schemaVersion is missing");
        refused(
                GOOD.replaceFirst("\"tookMillis\" : \\d+", "\"tookMillis\" : \"long\""),
                "tookMillis is not a whole number");
        refused(GOOD.replaceFirst("\"what\" :", "\"that\" :"), "findings[0].what is missing");
    }

    @Test
    void a_rule_or_a_severity_that_nobody_knows_is_named() throws IOException {
        refused(
                GOOD.replaceFirst("\"rule\" : \"[^\"]+\"", "\"rule\" : \"new\""),
                "findings[0].rule: no rule is named new");
        refused(
                GOOD.replaceFirst("\"severity\" : \"[^\"]+\"", "\"severity\" : \"fatal\""),
                "findings[0].severity cannot be fatal");
    }

    @Test
    void a_file_that_is_not_there_is_told() {
        assertThatThrownBy(() -> new JsonReader().read(folder.resolve("report.json")))
                .isInstanceOf(LockstepException.class)
                .hasMessageContaining("NoSuchFileException");
    }

    private void refused(String text, String because) throws IOException {
        Path file = Files.writeString(folder.resolve("report.json"), text);

        assertThatThrownBy(() -> new JsonReader().read(file))
                .isInstanceOf(LockstepException.class)
                .hasMessageStartingWith(
                        "this is not a report that can be read\n  where:  " + file + "\n  said:   " + because);
    }
}

package dev.lockstep.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.report.Report;
import dev.lockstep.report.ReportGallery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlRendererTest {

    @Test
    void gallery() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "pages"));
        for (Map.Entry<String, Report> each : Map.of(
                        "small", ReportGallery.small(),
                        "broken", ReportGallery.broken(),
                        "large", ReportGallery.large(),
                        "hostile", ReportGallery.hostile())
                .entrySet()) {
            Files.writeString(folder.resolve(each.getKey() + ".html"), new HtmlRenderer().render(each.getValue()));
        }
        assertThat(folder).isNotEmptyDirectory();
    }
}

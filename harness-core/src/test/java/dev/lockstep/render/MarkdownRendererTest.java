package dev.lockstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.report.ReportGallery;
import org.junit.jupiter.api.Test;

class MarkdownRendererTest {

    private final MarkdownRenderer renderer = new MarkdownRenderer();

    @Test
    void however_large_the_run_a_comment_has_room_for_it() {
        String page = renderer.render(ReportGallery.enormous());

        assertThat(page.length()).isBetween(MarkdownRenderer.LONGEST - 2_000, MarkdownRenderer.LONGEST);
        assertThat(page).containsPattern("… and \\d+ more in report\\.html");
        assertThat(count("<details>", page)).isEqualTo(count("</details>", page));
    }

    @Test
    void words_of_others_are_shown_and_mean_nothing() {
        String page = renderer.render(ReportGallery.hostile());

        assertThat(page).doesNotContain("<img", "</script", "\u202E").contains("&lt;/script&gt;&lt;img src=x");
    }

    @Test
    void names_behind_an_at_sign_are_not_called_and_bars_do_not_end_a_cell() {
        assertThat(MarkdownText.plain("ask @team about #1, a|b and `x`\nor *y*", 100))
                .isEqualTo("ask @\u2060team about #\u20601, a\\|b and \\`x\\` or \\*y\\*");
    }

    @Test
    void a_run_without_findings_has_no_empty_table() {
        String page = renderer.render(ReportGallery.small());

        assertThat(page).startsWith("## ✅ Lockstep: passed · orders").doesNotContain("what was found");
    }

    private static int count(String part, String page) {
        return page.split(part, -1).length - 1;
    }
}

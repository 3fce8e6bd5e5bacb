package dev.lockstep.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.report.Report;
import dev.lockstep.report.ReportGallery;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlRendererTest {

    private static final int FOUR_MEGABYTES = 4_000_000;

    private final HtmlRenderer renderer = new HtmlRenderer();

    @Test
    void the_page_needs_nothing_but_itself() {
        String page = renderer.render(ReportGallery.broken());

        assertThat(page)
                .contains("default-src &#39;none&#39;")
                .doesNotContain("http://", "https://", " src=", "@import");
    }

    @Test
    void the_same_report_gives_the_same_page() {
        assertThat(renderer.render(ReportGallery.broken())).isEqualTo(renderer.render(ReportGallery.broken()));
    }

    @Test
    void everything_that_was_found_is_told_with_its_remedy_and_its_line() {
        Report report = ReportGallery.broken();

        String page = renderer.render(report);

        assertThat(page)
                .contains("add a new column of that type, copy in batches")
                .contains("aria-label=\"copy db/004_add_status_not_null.up.sql:3\"")
                .contains("customers are never deleted")
                .contains("1 step did not take place")
                .contains("rebuilt at night");
    }

    @Test
    void what_was_held_is_told_with_its_bound_in_picture_and_table() {
        String page = renderer.render(ReportGallery.broken());

        assertThat(page)
                .contains("ACCESS EXCLUSIVE on orders held 1.689 ± 0.001 s")
                .contains("<td class=\"number\">1.689 ± 0.001 s</td>");
    }

    @Test
    void names_and_words_of_others_never_become_markup() {
        String page = renderer.render(ReportGallery.hostile());

        assertThat(page).doesNotContain("<img").doesNotContain("\u0007").doesNotContain("'owned'");
        assertThat(count("</script", page)).isEqualTo(1);
        assertThat(page)
                .contains("&lt;/script&gt;&lt;img")
                .contains("\uD835\uDD18\uD83D\uDC18")
                .contains("\u2407");
    }

    @Test
    void half_of_a_character_does_not_spoil_the_page() {
        assertThat(new Markup().text("a\uD83Db\uDC18c\uFFFF").toString()).isEqualTo("a\uFFFDb\uFFFDc\uFFFD");
    }

    @Test
    void three_hundred_migrations_fit_into_four_megabytes() {
        String page = renderer.render(ReportGallery.large());

        assertThat(page.length()).isLessThan(FOUR_MEGABYTES);
        assertThat(count("class=\"migration\"", page)).isEqualTo(300);
    }

    @Test
    void a_run_that_could_not_begin_has_a_page_too() {
        String page = renderer.render(ReportGallery.notBegun());

        assertThat(page)
                .contains("<strong>inconclusive</strong>")
                .contains("the folder of the migrations does not exist")
                .contains("correct the path")
                .doesNotContain("id=\"migrations\"");
    }

    private static long count(String part, String page) {
        return Pattern.compile(Pattern.quote(part)).matcher(page).results().count();
    }
}

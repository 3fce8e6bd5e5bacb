package dev.lockstep.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.report.Report;
import dev.lockstep.report.ReportGallery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportPageTest {

    private static final String OPEN_BARS = "[...document.querySelectorAll('#m-4 .step[open] .bar')]";

    @TempDir
    private Path folder;

    private Chromium browser;

    @BeforeAll
    void start() {
        browser = Chromium.start();
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void rows_open_to_their_timelines_and_bars_say_what_they_are() throws IOException {
        BrowserPage page = open(ReportGallery.broken());

        page.click("#m-4 > summary");

        assertThat(page.evaluate("document.querySelector('#m-4').open").asBoolean())
                .isTrue();
        page.hover("#m-4 .hold.all");
        assertThat(page.text(
                        "document.querySelector('#hint').hidden ? '' : document.querySelector('#hint').textContent"))
                .startsWith("ACCESS EXCLUSIVE on orders held 1.689 ± 0.001 s");
        complainsOfNothing(page);
    }

    @Test
    void weaker_locks_are_out_of_sight_until_they_are_asked_for() throws IOException {
        BrowserPage page = open(ReportGallery.broken());
        page.click("#m-4 > summary");
        String seen = OPEN_BARS + ".filter(bar => bar.getClientRects().length).length";
        int before = page.number(seen);

        page.click("#m-4 .weak-switch");

        assertThat(page.number(seen)).isGreaterThan(before);
        page.click("#m-4 .weak-switch");
        assertThat(page.number(seen)).isEqualTo(before);
    }

    @Test
    void search_and_filter_leave_what_fits() throws IOException {
        BrowserPage page = open(ReportGallery.large());
        String shown = "document.querySelectorAll('.migration:not([hidden])').length";
        assertThat(page.number(shown)).isEqualTo(300);

        page.click("#search");
        page.type("0042");
        assertThat(page.number(shown)).isEqualTo(1);
        assertThat(page.text("document.querySelector('#shown').value")).isEqualTo("1 of 300 shown");

        page.evaluate("document.querySelector('#search').value = ''");
        page.click("input[value=found] + span");
        assertThat(page.number(shown)).isEqualTo(60);

        page.click("#search");
        page.type("no such table");
        assertThat(page.number(shown)).isZero();
        assertThat(page.evaluate("document.querySelector('#none').hidden").asBoolean())
                .isFalse();
        complainsOfNothing(page);
    }

    @Test
    void rows_of_a_large_run_are_unpacked_when_they_are_opened() throws IOException {
        BrowserPage page = open(ReportGallery.large());
        String last = "document.querySelector('.migration:last-child')";
        assertThat(page.number(last + ".querySelectorAll('.timeline').length")).isZero();

        page.click(".migration:last-child > summary");

        assertThat(page.number(last + ".querySelectorAll('.timeline').length")).isEqualTo(3);
        complainsOfNothing(page);
    }

    @Test
    void links_from_findings_open_the_migration_and_move_the_keyboard_there() throws IOException {
        BrowserPage page = open(ReportGallery.large());
        String id = page.text("document.querySelector('.findings .where a').hash");

        page.click(".findings .where a");

        assertThat(page.evaluate("document.querySelector('" + id + "').open").asBoolean())
                .isTrue();
        assertThat(page.text("'#' + document.activeElement.parentElement.id")).isEqualTo(id);
        assertThat(page.number("document.querySelector('" + id + "').getBoundingClientRect().top"))
                .isBetween(0, 900);
    }

    @Test
    void the_order_can_be_that_of_the_run() throws IOException {
        BrowserPage page = open(ReportGallery.broken());
        String first = "document.querySelector('.migration').id";
        assertThat(page.text(first)).isEqualTo("m-4");

        page.evaluate("(() => { const order = document.querySelector('#order'); order.value = 'place';"
                + " order.dispatchEvent(new Event('change')); })()");

        assertThat(page.text(first)).isEqualTo("m-1");
    }

    @Test
    void a_keyboard_is_enough() throws IOException {
        BrowserPage page = open(ReportGallery.broken());

        page.press("Tab");
        assertThat(page.text("document.activeElement.className")).isEqualTo("skip");
        page.press("Enter");
        assertThat(page.text("document.activeElement.id")).isEqualTo("findings");

        page.evaluate("document.querySelector('#m-4 > summary').focus()");
        page.press("Enter");
        assertThat(page.evaluate("document.querySelector('#m-4').open").asBoolean())
                .isTrue();
        page.evaluate("document.querySelector('#m-4 .weak-switch').focus()");
        page.press("Tab");
        assertThat(page.text("document.activeElement.getAttribute('aria-label')"))
                .startsWith("Statement");
        String first = page.text("document.activeElement.getAttribute('aria-label')");
        page.press("ArrowRight");
        assertThat(page.text("document.activeElement.getAttribute('aria-label')"))
                .isNotEqualTo(first);
        assertThat(page.evaluate("document.querySelector('#hint').hidden").asBoolean())
                .isFalse();
        page.press("Tab");
        assertThat(page.text("document.activeElement.closest('svg') ? 'a second stop in the picture' : 'past it'"))
                .isEqualTo("past it");
    }

    @Test
    void nothing_is_wider_than_the_window() throws IOException {
        BrowserPage page = open(ReportGallery.broken());
        page.click("#m-4 > summary");
        for (int width : new int[] {1400, 800, 390, 320}) {
            page.looking(width, 800, "light");
            page.settle();

            assertThat(page.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
        }
    }

    @Test
    void letters_stand_out_from_their_ground_in_light_and_in_dark() throws IOException {
        for (String scheme : new String[] {"light", "dark", "print"}) {
            BrowserPage page = open(ReportGallery.broken()).looking(1400, 900, scheme);
            page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })");
            page.settle();

            assertThat(page.text(Files.readString(Path.of("src/test/resources/dev/lockstep/render/html/contrast.js"))))
                    .as(scheme)
                    .isEmpty();
        }
    }

    @Test
    void hostile_names_do_nothing() throws IOException {
        BrowserPage page = open(ReportGallery.hostile());
        page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })");
        page.settle();

        assertThat(page.text("document.title")).startsWith("inconclusive: </script><img src=x");
        assertThat(page.number("document.querySelectorAll('img').length")).isZero();
        assertThat(page.text("document.querySelector('h1').textContent")).endsWith("\uD83D\uDC18 \u2407 tail");
        complainsOfNothing(page);
    }

    private BrowserPage open(Report report) throws IOException {
        Path file = Files.createTempFile(folder, "report", ".html");
        Files.writeString(file, new HtmlRenderer().render(report));
        return browser.newPage().looking(1400, 900, "light").open(file, "");
    }

    private static void complainsOfNothing(BrowserPage page) {
        assertThat(page.complaints()).isEmpty();
        assertThat(page.requests()).hasSize(1).first().asString().startsWith("file:");
    }
}

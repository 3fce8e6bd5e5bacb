package dev.lockstep.render.html;

import dev.lockstep.report.Report;
import dev.lockstep.report.ReportGallery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Takes pictures of the pages, to be looked at: run {@code main} with the folder that they go to and, if it is another report than the
 * made-up ones, with that report.html.
 */
final class ReportPictures {

    private static final int[][] WINDOWS = {{1400, 900}, {800, 1000}, {390, 800}};

    private ReportPictures() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Map<String, Path> pages = new LinkedHashMap<>();
        if (arguments.length > 1) {
            pages.put("given", Path.of(arguments[1]));
        } else {
            for (Map.Entry<String, Report> each : Map.of(
                            "small", ReportGallery.small(),
                            "broken", ReportGallery.broken(),
                            "large", ReportGallery.large(),
                            "hostile", ReportGallery.hostile())
                    .entrySet()) {
                Path file = folder.resolve(each.getKey() + ".html");
                Files.writeString(file, new HtmlRenderer().render(each.getValue()));
                pages.put(each.getKey(), file);
            }
        }
        try (Chromium browser = Chromium.start()) {
            for (Map.Entry<String, Path> page : pages.entrySet()) {
                for (int[] window : WINDOWS) {
                    for (String scheme : new String[] {"light", "dark"}) {
                        BrowserPage shown = browser.newPage()
                                .looking(window[0], window[1], scheme)
                                .open(page.getValue(), "");
                        String name = page.getKey() + "-" + window[0] + "-" + scheme;
                        shown.picture(folder.resolve(name + ".png"));
                        shown.click(".migration > summary");
                        shown.evaluate("document.querySelector('.migration').scrollIntoView()");
                        shown.settle();
                        shown.picture(folder.resolve(name + "-open.png"));
                    }
                }
            }
        }
    }
}

package dev.lockstep.render.html;

import dev.lockstep.report.Report;
import dev.lockstep.spi.ReportRenderer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The report as people look at it in a browser: report.html, one file. */
public final class HtmlRenderer implements ReportRenderer {

    @Override
    public String fileName() {
        return "report.html";
    }

    @Override
    public String render(Report report) {
        String script = new PageResource("report.js").text();
        Anchors anchors = new Anchors(report);
        Markup page = new Markup();
        page.own("<!DOCTYPE html>\n").open("html", "lang", "en").own("\n<head>\n");
        page.single("meta", "charset", "utf-8").own("\n");
        // The page cannot load anything, and no script runs in it but its own.
        page.single(
                        "meta",
                        "http-equiv",
                        "Content-Security-Policy",
                        "content",
                        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-"
                                + sha256(script) + "'; base-uri 'none'; form-action 'none'")
                .own("\n");
        page.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .own("\n");
        page.single("meta", "name", "color-scheme", "content", "light dark").own("\n");
        page.element("title", report.verdict() + ": " + report.name() + " · Lockstep")
                .own("\n");
        page.open("style")
                .own("\n" + new PageResource("report.css").text())
                .close("style")
                .own("\n</head>\n");
        page.open("body").own("\n");
        page.element("a", "Skip to the findings", "class", "skip", "href", "#findings")
                .own("\n");
        page.own(new PageResource("defs.svg").text());
        page.add(new HeaderSection(report, anchors).markup());
        page.open("main").own("\n");
        page.add(new FindingsSection(report, anchors).markup());
        page.add(new UncheckedSection(report).markup());
        page.add(new MigrationsSection(report, anchors).markup());
        page.add(new RunSection(report).markup());
        page.close("main").own("\n");
        page.open("div", "id", "hint", "role", "tooltip", "hidden", "")
                .close("div")
                .own("\n");
        page.open("script").own(script).close("script").own("\n");
        return page.close("body").close("html").own("\n").toString();
    }

    private static String sha256(String script) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder().encodeToString(digest.digest(script.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package dev.lockstep.render.html;

import dev.lockstep.report.ActionName;
import dev.lockstep.report.Counts;
import dev.lockstep.report.HumanTime;
import dev.lockstep.report.Lane;
import dev.lockstep.report.Mark;
import dev.lockstep.report.MigrationLine;
import dev.lockstep.report.Report;
import dev.lockstep.report.StepLine;
import dev.lockstep.report.Words;
import dev.lockstep.report.Worst;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All migrations, one row each, what hurts first; a row opens to everything that is known about its migration. */
final class MigrationsSection {

    /**
     * So much markup is there at once; what comes after it waits as text until its row is opened, so that a page with hundreds of
     * migrations opens as fast as a small one.
     */
    private static final int AT_ONCE = 500_000;

    private final Report report;
    private final Anchors anchors;

    MigrationsSection(Report report, Anchors anchors) {
        this.report = report;
        this.anchors = anchors;
    }

    Markup markup() {
        Markup out = new Markup();
        if (report.migrations().isEmpty()) {
            return out;
        }
        out.open("section", "id", "migrations", "aria-labelledby", "migrations-title")
                .own("\n");
        out.element("h2", "Migrations", "id", "migrations-title").own("\n");
        toolbar(out);
        out.open("div", "class", "head row", "aria-hidden", "true");
        for (String title :
                List.of("migration", "steps", "longest blocking hold", "longest wait", "traffic blocked", "findings")) {
            out.element("span", title);
        }
        out.close("div").own("\n").open("div", "id", "rows").own("\n");
        Map<String, List<StepLine>> steps = steps();
        List<MigrationLine> ranked = report.mostPainfulFirst();
        int written = 0;
        for (int rank = 0; rank < ranked.size(); rank++) {
            MigrationLine line = ranked.get(rank);
            List<StepLine> mine = steps.getOrDefault(line.id(), List.of());
            Markup detail = new MigrationDetail(line, mine, report, anchors).markup();
            written += detail.length();
            begin(out, line, rank, mine);
            out.add(written > AT_ONCE ? new LaterMarkup(detail).markup() : detail)
                    .close("details")
                    .own("\n");
        }
        out.close("div").own("\n");
        out.element("p", "No migration fits.", "class", "nothing", "id", "none", "hidden", "")
                .own("\n");
        return out.close("section").own("\n");
    }

    private Map<String, List<StepLine>> steps() {
        Map<String, List<StepLine>> steps = new HashMap<>();
        for (StepLine step : report.steps()) {
            steps.computeIfAbsent(step.migration(), id -> new ArrayList<>()).add(step);
        }
        return steps;
    }

    private void toolbar(Markup out) {
        out.open("div", "class", "toolbar", "role", "search").own("\n");
        out.open("label").element("span", "Search", "class", "label");
        out.single(
                "input",
                "type",
                "search",
                "id",
                "search",
                "placeholder",
                "migration, table, rule",
                "autocomplete",
                "off");
        out.close("label").own("\n");
        out.open("fieldset", "class", "chips").element("legend", "Show", "class", "label");
        chip(out, "all", "all", report.migrations().size());
        chip(
                out,
                "found",
                "with findings",
                count(line -> line.counts().errors() + line.counts().warnings() > 0));
        chip(out, "failed", "failed", count(MigrationLine::failed));
        chip(out, "blocking", "blocking", count(line -> line.worst().painMicros() > 0));
        out.close("fieldset").own("\n");
        out.open("label").element("span", "Order", "class", "label").open("select", "id", "order");
        out.element("option", "what hurts most", "value", "rank");
        out.element("option", "as they run", "value", "place")
                .close("select")
                .close("label")
                .own("\n");
        out.element("output", "", "id", "shown", "role", "status").own("\n");
        out.close("div").own("\n");
    }

    private int count(Predicate<MigrationLine> wanted) {
        return (int) report.migrations().stream().filter(wanted).count();
    }

    private static void chip(Markup out, String value, String text, int count) {
        out.open("label", "class", "chip");
        if (value.equals("all")) {
            out.single("input", "type", "radio", "name", "show", "value", value, "checked", "");
        } else {
            out.single("input", "type", "radio", "name", "show", "value", value);
        }
        out.open("span")
                .text(text + " ")
                .element("b", Words.number(count))
                .close("span")
                .close("label");
    }

    private void begin(Markup out, MigrationLine line, int rank, List<StepLine> mine) {
        Counts counts = line.counts();
        String tags = (counts.errors() + counts.warnings() > 0 ? "found " : "")
                + (line.failed() ? "failed " : "")
                + (line.worst().painMicros() > 0 ? "blocking" : "");
        out.open(
                "details",
                "class",
                "migration",
                "id",
                anchors.ofMigration(line.id()).orElse(""),
                "data-rank",
                Integer.toString(rank),
                "data-place",
                Integer.toString(report.migrations().indexOf(line)),
                "data-tags",
                tags.strip(),
                "data-words",
                words(line, mine));
        out.own("\n").open("summary", "class", "row");
        out.open("span", "class", "id").element("bdi", line.id(), "class", "key");
        if (!line.description().equals(line.id())) {
            out.text(" ").element("bdi", line.description());
        }
        out.close("span").open("span", "class", "marks");
        line.marks().forEach(mark -> mark(out, mark));
        if (line.marks().isEmpty()) {
            out.element("span", "taken up, not looked at", "class", "quiet");
        }
        out.close("span");
        lock(out, "blocking hold", line.worst().longestHold().stream().toList());
        lock(out, "wait", line.worst().longestWait().stream().toList());
        stall(out, line.worst());
        counts(out, counts);
        out.close("summary").own("\n");
    }

    /** What a search finds the migration by, beside what its row shows. */
    private String words(MigrationLine line, List<StepLine> mine) {
        Stream<String> relations = mine.stream()
                .flatMap(step -> step.timeline().lanes().stream())
                .filter(lane -> lane.weight() == Lane.Weight.SHOWN)
                .map(lane -> lane.target().name());
        Stream<String> rules = report.findings().stream()
                .filter(finding -> finding.migration().equals(line.id()))
                .flatMap(finding -> Stream.of(finding.rule().id(), finding.relation()));
        return Stream.concat(relations, rules).distinct().limit(60).collect(Collectors.joining(" "));
    }

    private static void mark(Markup out, Mark mark) {
        boolean ok = mark.word().equals(Mark.OK);
        boolean failed = mark.word().equals(Mark.FAILED);
        out.open("span", "class", "mark " + (ok ? "ok" : failed ? "failed" : "skipped"));
        out.text(new ActionName(mark.action()) + " ");
        out.element("span", ok ? "✓" : failed ? "✕" : "–", "aria-hidden", "true");
        out.element("span", " " + mark.word().toLowerCase(Locale.ROOT), "class", "unseen");
        out.close("span");
    }

    private static void lock(Markup out, String label, List<Worst.LockFigure> figures) {
        out.open("span", "class", figures.isEmpty() ? "cell empty" : "cell");
        out.element("span", label + " ", "class", "label");
        if (figures.isEmpty()) {
            out.element("span", "–", "class", "quiet");
        }
        for (Worst.LockFigure figure : figures) {
            out.add(new ModeBadge(figure.mode()).markup());
            out.element("span", HumanTime.of(figure.measure()), "class", "figure");
        }
        out.close("span");
    }

    private static void stall(Markup out, Worst worst) {
        String blocked = worst.longestStall()
                .filter(stall -> stall.blockedMicros() > 0)
                .map(stall -> HumanTime.of(stall.blockedMicros()).toString())
                .orElse("");
        out.open("span", "class", blocked.isEmpty() ? "cell empty" : "cell");
        out.element("span", "traffic blocked ", "class", "label");
        out.element("span", blocked.isEmpty() ? "–" : blocked, "class", blocked.isEmpty() ? "quiet" : "figure");
        out.close("span");
    }

    private static void counts(Markup out, Counts counts) {
        out.open("span", "class", "counts");
        count(out, counts.errors(), "error", "✕");
        count(out, counts.warnings(), "warning", "!");
        count(out, counts.notes(), "info", "i");
        count(out, counts.accepted(), "accepted", "○");
        out.close("span");
    }

    private static void count(Markup out, int count, String kind, String sign) {
        if (count > 0) {
            out.open("span", "class", "count " + kind);
            out.element("span", sign, "aria-hidden", "true").text(" " + count);
            out.element("span", " " + kind, "class", "unseen").close("span");
        }
    }
}

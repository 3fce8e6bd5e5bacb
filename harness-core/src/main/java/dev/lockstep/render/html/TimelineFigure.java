package dev.lockstep.render.html;

import dev.lockstep.report.BudgetBreak;
import dev.lockstep.report.HumanTime;
import dev.lockstep.report.Lane;
import dev.lockstep.report.StepLine;
import dev.lockstep.report.Timeline;
import dev.lockstep.report.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A step as a picture: statements above, a lane for each relation, the traffic below, all along one axis. Three pictures on top of
 * each other, so that the one in the middle, with what seldom matters, can be folded away.
 */
final class TimelineFigure {

    /** More lanes than this are not looked at; the table has them all. */
    private static final int MOST_LANES = 40;

    private static final int AXIS = 22;
    private static final int FLAGS = 20;

    /** Flags that are closer together than this part of the picture are drawn beside each other. */
    private static final double FLAG_WIDTH = 0.02;

    private static final int STATEMENTS = 24;

    private final StepLine step;
    private final Timeline timeline;
    private final TimeScale scale;

    TimelineFigure(StepLine step) {
        this.step = step;
        this.timeline = step.timeline();
        this.scale = new TimeScale(timeline.fromMicros(), timeline.toMicros());
    }

    Markup markup() {
        Markup out = new Markup();
        if (timeline.isEmpty()) {
            return out;
        }
        List<Lane> shown = lanes(Lane.Weight.SHOWN);
        List<Lane> folded = lanes(Lane.Weight.FOLDED);
        out.open("figure", "class", "timeline").own("\n");
        legend(out, folded.size() + weakBars(shown));
        picture(out, "statements and blocking locks", "", top(shown));
        if (!folded.isEmpty()) {
            picture(out, "weaker locks", "weak", laneStack(folded, 0));
        }
        picture(out, "traffic", "", traffic());
        left(out, shown.size(), Lane.Weight.SHOWN);
        return out.close("figure").own("\n");
    }

    private List<Lane> lanes(Lane.Weight weight) {
        return timeline.lanes().stream()
                .filter(lane -> lane.weight() == weight)
                .limit(MOST_LANES)
                .toList();
    }

    private void left(Markup out, int drawn, Lane.Weight weight) {
        long all = timeline.lanes().stream()
                .filter(lane -> lane.weight() == weight)
                .count();
        if (all > drawn) {
            out.element(
                    "p", Words.number(all - drawn) + " more relations are in the table of locks.", "class", "quiet");
        }
    }

    private static int weakBars(List<Lane> lanes) {
        return lanes.stream()
                .mapToInt(lane -> (int) lane.holds().stream()
                        .filter(bar -> bar.weight() == Lane.Weight.FOLDED)
                        .count())
                .sum();
    }

    private void legend(Markup out, int weak) {
        out.open("figcaption");
        out.open("ul", "class", "legend", "aria-label", "legend");
        key(out, "all", "AX", "keeps out reads and writes");
        key(out, "writes", "X SRX S", "keeps out writes");
        key(out, "ddl", "SUX", "keeps out other DDL");
        out.open("li")
                .element("span", "", "class", "swatch waiting")
                .text("waiting")
                .close("li");
        out.open("li")
                .element("span", "", "class", "swatch bound")
                .text("between the bounds")
                .close("li");
        out.close("ul");
        if (weak > 0) {
            out.open("label", "class", "switch").single("input", "type", "checkbox", "class", "weak-switch");
            out.text(" weaker locks (" + weak + ")").close("label");
        }
        out.close("figcaption").own("\n");
    }

    private static void key(Markup out, String colour, String letters, String words) {
        out.open("li")
                .element("span", letters, "class", "mode " + colour)
                .text(words)
                .close("li");
    }

    /** A part of the picture and how high it is. */
    record Part(Markup content, int height) {}

    private void picture(Markup out, String what, String kind, Part part) {
        if (part.height() == 0) {
            return;
        }
        String label = what + " of " + step.action() + " " + step.migration() + "; the tables below say the same";
        out.open(
                "svg",
                "class",
                kind.isEmpty() ? "picture" : "picture " + kind,
                "width",
                "100%",
                "height",
                Integer.toString(part.height()),
                "role",
                "group",
                "aria-label",
                label);
        out.element("desc", description());
        grid(out, part.height());
        out.add(part.content());
        marks(out, what.startsWith("statements") ? FLAGS - 2 : 0, part.height());
        out.close("svg").own("\n");
    }

    private String description() {
        return Words.count(step.watched().statements().size(), "statement") + " from "
                + HumanTime.of(timeline.fromMicros()) + " to " + HumanTime.of(timeline.toMicros())
                + " after the step began, "
                + Words.count(timeline.lanes().size(), "relation") + " locked, "
                + Words.count(timeline.breaks().size(), "budget") + " broken";
    }

    private void grid(Markup out, int height) {
        for (long tick : scale.ticks()) {
            String x = scale.at(tick);
            out.single("line", "class", "grid", "x1", x, "x2", x, "y1", "0", "y2", Integer.toString(height));
        }
    }

    private void marks(Markup out, int top, int height) {
        for (BudgetBreak each : timeline.breaks()) {
            String x = scale.at(each.atMicros());
            out.single(
                    "line",
                    "class",
                    "break",
                    "x1",
                    x,
                    "x2",
                    x,
                    "y1",
                    Integer.toString(top),
                    "y2",
                    Integer.toString(height));
        }
    }

    private Part top(List<Lane> shown) {
        Markup out = new Markup();
        int y = timeline.breaks().isEmpty() ? 0 : FLAGS;
        for (int i = 0; i < scale.ticks().size(); i++) {
            long tick = scale.ticks().get(i);
            if (scale.part(tick) < 0.94) {
                String kind = i % 2 == 0 ? "tick" : "tick wide";
                out.element(
                        "text",
                        tick(tick),
                        "class",
                        kind,
                        "x",
                        scale.at(tick),
                        "y",
                        Integer.toString(y + 12),
                        "dx",
                        "3");
            }
        }
        y += AXIS;
        for (List<Timeline.StatementBar> session : sessions()) {
            out.add(new StatementRow(session, timeline.transactions(), scale).markup(y));
            y += STATEMENTS;
        }
        Part lanes = laneStack(shown, y + 6);
        out.add(lanes.content());
        flags(out);
        return new Part(out, lanes.height() + 4);
    }

    private static String tick(long micros) {
        if (micros == 0) {
            return "0";
        }
        if (micros % 1_000_000 == 0) {
            return micros / 1_000_000 + " s";
        }
        if (micros >= 1_000_000) {
            return micros / 1_000_000.0 + " s";
        }
        return micros % 1_000 == 0
                ? micros / 1_000 + " ms"
                : micros >= 1_000 ? micros / 1_000.0 + " ms" : micros + " µs";
    }

    private void flags(Markup out) {
        double last = -1;
        int beside = 0;
        for (BudgetBreak each : timeline.breaks()) {
            double part = scale.part(each.atMicros());
            beside = part - last < FLAG_WIDTH * (beside + 1) && last >= 0 ? beside + 1 : 0;
            last = beside == 0 ? part : last;
            flag(out, each, beside * 18);
        }
    }

    private void flag(Markup out, BudgetBreak each, int beside) {
        String x = scale.at(each.atMicros());
        out.open(
                "g",
                "class",
                "bar flag",
                "tabindex",
                "-1",
                "role",
                "img",
                "aria-label",
                "Broken: " + each.budget().words() + ". " + each.seen(),
                "transform",
                "translate(" + beside + ")");
        out.single("circle", "cx", x, "cy", "9", "r", "8");
        out.element("text", Integer.toString(each.number()), "x", x, "y", "13");
        out.close("g");
    }

    private List<List<Timeline.StatementBar>> sessions() {
        Map<Integer, List<Timeline.StatementBar>> sessions = new TreeMap<>();
        for (Timeline.StatementBar bar : timeline.statements()) {
            sessions.computeIfAbsent(bar.session(), number -> new ArrayList<>()).add(bar);
        }
        return List.copyOf(sessions.values());
    }

    private Part laneStack(List<Lane> lanes, int top) {
        Markup out = new Markup();
        int y = top;
        for (Lane lane : lanes) {
            LaneRow row = new LaneRow(lane, step.watched(), scale);
            out.add(row.markup(y));
            y += row.height();
        }
        return new Part(out, y);
    }

    private Part traffic() {
        return new TrafficRows(timeline.traffic(), scale).part();
    }
}

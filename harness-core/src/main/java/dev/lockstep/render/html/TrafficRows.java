package dev.lockstep.render.html;

import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.report.HumanTime;
import dev.lockstep.report.TrafficName;
import dev.lockstep.report.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The latency of the traffic, which is drawn where a request was due: whoever came later into the same stall had to wait less long, so
 * that each stall is a slope down to its end. Traffic that nothing happened to gets no row.
 */
record TrafficRows(List<TrafficSeen> traffic, TimeScale scale) {

    private static final int TEXT = 18;
    private static final int CURVE = 26;
    private static final int MOST_ROWS = 12;
    private static final int WIDE = 10_000;

    TimelineFigure.Part part() {
        Markup out = new Markup();
        List<TrafficSeen> hurt = traffic.stream()
                .filter(seen -> seen.blockedMicros() > 0 || seen.errors() > 0)
                .sorted(Comparator.comparing(TrafficSeen::blockedMicros).reversed())
                .limit(MOST_ROWS)
                .toList();
        long worst = hurt.stream().mapToLong(TrafficSeen::worstMicros).max().orElse(1);
        int y = 0;
        for (TrafficSeen seen : hurt) {
            row(out, seen, worst, y);
            y += TEXT + CURVE + 8;
        }
        int calm = traffic.size() - hurt.size();
        if (calm > 0) {
            out.element("text", calm(), "class", "lane quiet", "x", "0", "y", Integer.toString(y + 13));
            y += TEXT;
        }
        return new TimelineFigure.Part(out, y);
    }

    private String calm() {
        return "undisturbed: "
                + Words.cut(
                        traffic.stream()
                                .filter(seen -> seen.blockedMicros() == 0 && seen.errors() == 0)
                                .map(TrafficName::of)
                                .collect(Collectors.joining(", ")),
                        120);
    }

    private void row(Markup out, TrafficSeen seen, long worst, int y) {
        String baseline = Integer.toString(y + 13);
        out.open("text", "class", "lane traffic-name", "x", "0", "y", baseline);
        out.add(new LaneName(TrafficName.of(seen)).markup()).close("text");
        out.open("text", "class", "worst", "x", "100%", "y", baseline);
        out.element("tspan", "blocked " + HumanTime.of(seen.blockedMicros()) + ", worst ", "class", "wide");
        out.element("tspan", HumanTime.of(seen.worstMicros()).toString(), "class", "figure")
                .close("text");
        out.open("g", "class", "bar traffic", "tabindex", "-1", "role", "img", "aria-label", label(seen));
        out.single(
                "rect",
                "class",
                "plot",
                "x",
                "0",
                "width",
                "100%",
                "y",
                Integer.toString(y + TEXT),
                "height",
                Integer.toString(CURVE));
        out.open(
                "svg",
                "x",
                "0",
                "width",
                "100%",
                "y",
                Integer.toString(y + TEXT),
                "height",
                Integer.toString(CURVE),
                "viewBox",
                "0 0 " + WIDE + " " + CURVE,
                "preserveAspectRatio",
                "none");
        out.single("path", "d", path(seen, worst)).close("svg").close("g");
    }

    private String path(TrafficSeen seen, long worst) {
        StringBuilder path = new StringBuilder();
        for (TrafficSeen.Stall stall : seen.stalls()) {
            long from = Math.round(scale.part(stall.dueMicros()) * WIDE);
            long to = Math.round(scale.part(stall.dueMicros() + stall.latencyMicros()) * WIDE);
            double high = Math.max(3, CURVE * stall.latencyMicros() / (double) worst);
            path.append(String.format(
                    Locale.ROOT,
                    "M%d %dV%.1fL%d %dZ",
                    from,
                    CURVE,
                    Math.max(0, CURVE - high),
                    Math.max(to, from + 8),
                    CURVE));
        }
        return path.toString();
    }

    private static String label(TrafficSeen seen) {
        return TrafficName.of(seen) + ": worst " + HumanTime.of(seen.worstMicros()) + ", p99 "
                + HumanTime.of(seen.p99Micros()) + ", median " + HumanTime.of(seen.medianMicros()) + "\nblocked for "
                + HumanTime.of(seen.blockedMicros()) + " in all, "
                + Words.count(seen.requests(), "request") + ", " + Words.count(seen.errors(), "error")
                + (seen.firstError().isEmpty() ? "" : "\n" + seen.firstError());
    }
}

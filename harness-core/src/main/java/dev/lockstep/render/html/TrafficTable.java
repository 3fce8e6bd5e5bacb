package dev.lockstep.render.html;

import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.report.HumanTime;
import dev.lockstep.report.TrafficName;
import dev.lockstep.report.Words;
import java.util.List;

/** What the traffic felt, in figures. */
record TrafficTable(List<TrafficSeen> traffic) {

    Markup markup() {
        Markup out = new Markup();
        if (traffic.isEmpty()) {
            return out;
        }
        out.open("details", "class", "fold")
                .element("summary", "Traffic as a table (" + Words.number(traffic.size()) + ")");
        out.open("table", "class", "plain").open("thead").open("tr").element("th", "traffic", "scope", "col");
        for (String title : List.of("requests", "median", "p99", "worst", "blocked", "errors")) {
            out.element("th", title, "scope", "col", "class", "number");
        }
        out.close("tr").close("thead").open("tbody").own("\n");
        for (TrafficSeen seen : traffic) {
            out.open("tr").open("th", "scope", "row").element("bdi", TrafficName.of(seen));
            if (!seen.firstError().isEmpty()) {
                out.element("p", seen.firstError(), "class", "error", "dir", "auto");
            }
            out.close("th").element("td", Words.number(seen.requests()), "class", "number");
            for (long micros :
                    new long[] {seen.medianMicros(), seen.p99Micros(), seen.worstMicros(), seen.blockedMicros()}) {
                out.element("td", HumanTime.of(micros).toString(), "class", "number");
            }
            out.element("td", Words.number(seen.errors()), "class", "number")
                    .close("tr")
                    .own("\n");
        }
        return out.close("tbody").close("table").close("details").own("\n");
    }
}

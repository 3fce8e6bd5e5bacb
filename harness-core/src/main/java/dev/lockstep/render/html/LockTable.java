package dev.lockstep.render.html;

import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.LockWait;
import dev.lockstep.report.HumanTime;
import dev.lockstep.report.Lane;
import dev.lockstep.report.Lane.HoldBar;
import dev.lockstep.report.ModeName;
import dev.lockstep.report.StepLine;
import dev.lockstep.report.Words;
import java.util.List;
import java.util.stream.Collectors;

/** The picture's lanes as a table, for those who cannot see the picture and those who want the figures. */
record LockTable(StepLine step) {

    private static final int MOST = 200;

    Markup markup() {
        Markup out = new Markup();
        List<Lane> lanes = step.timeline().lanes();
        int rows = lanes.stream()
                .mapToInt(lane -> lane.holds().size()
                        + lane.waits().size()
                        + lane.victims().size())
                .sum();
        if (rows == 0) {
            return out;
        }
        out.open("details", "class", "fold")
                .element("summary", "Locks and waits as a table (" + Words.number(rows) + ")");
        out.open("table", "class", "plain").open("thead").open("tr");
        for (String title : List.of("relation", "kind", "lock", "statement")) {
            out.element("th", title, "scope", "col");
        }
        out.element("th", "from", "scope", "col", "class", "number");
        out.element("th", "waited", "scope", "col", "class", "number");
        out.element("th", "held", "scope", "col", "class", "number");
        out.element("th", "sessions behind it", "scope", "col", "class", "number");
        out.close("tr").close("thead").open("tbody").own("\n");
        int left = MOST;
        for (Lane lane : lanes) {
            for (HoldBar bar : lane.holds()) {
                if (left-- > 0) {
                    row(out, lane, bar);
                }
            }
            for (LockWait wait : lane.waits()) {
                if (left-- > 0) {
                    row(out, lane, wait);
                }
            }
            for (LockWait wait : lane.victims()) {
                if (left-- > 0) {
                    row(out, lane, wait);
                }
            }
        }
        out.close("tbody").close("table");
        if (left < 0) {
            out.element("p", Words.number(-left) + " more are in report.json.", "class", "quiet");
        }
        return out.close("details").own("\n");
    }

    private static void row(Markup out, Lane lane, HoldBar bar) {
        LockHold hold = bar.hold();
        begin(out, lane);
        String sampled = hold.source() == LockHold.Source.SAMPLED ? ", sampled" : "";
        out.element("td", hold.mode().sql() + sampled);
        out.element("td", Integer.toString(bar.statement() + 1));
        out.element("td", HumanTime.of(hold.acquired().latestMicros()).toString(), "class", "number");
        out.element("td", hold.waited().atMostMicros() == 0 ? "–" : HumanTime.of(hold.waited()), "class", "number");
        out.element("td", HumanTime.of(hold.held()), "class", "number");
        out.element("td", hold.blocked() == 0 ? "–" : Integer.toString(hold.blocked()), "class", "number");
        out.close("tr").own("\n");
    }

    private static void row(Markup out, Lane lane, LockWait wait) {
        begin(out, lane);
        out.open("td").text(new ModeName(wait.mode()) + ", waited for by ");
        out.element("bdi", wait.waiter().toString());
        if (!wait.behind().isEmpty()) {
            out.text(" behind ")
                    .element("bdi", wait.behind().stream().map(Object::toString).collect(Collectors.joining(", ")));
        }
        out.close("td").element("td", "–");
        out.element("td", HumanTime.of(wait.since().latestMicros()).toString(), "class", "number");
        out.element("td", HumanTime.of(wait.waited()), "class", "number");
        out.element("td", "–", "class", "number").element("td", "–", "class", "number");
        out.close("tr").own("\n");
    }

    private static void begin(Markup out, Lane lane) {
        out.open("tr")
                .open("th", "scope", "row")
                .element("bdi", lane.target().name())
                .close("th");
        out.element("td", Words.kind(lane.target().kind()));
    }
}

package dev.lockstep.render.html;

import dev.lockstep.journal.RelationSeen;
import dev.lockstep.journal.Watched;
import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.LockWait;
import dev.lockstep.report.HumanTime;
import dev.lockstep.report.Lane;
import dev.lockstep.report.Lane.HoldBar;
import dev.lockstep.report.ModeName;
import dev.lockstep.report.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What happened to one relation: its name and the figure that matters, and below them the holds and waits. */
final class LaneRow {

    private static final int TEXT = 18;
    private static final int BAR = 14;
    private static final int VICTIM = 4;
    private static final int MOST_VICTIM_ROWS = 4;

    private final Lane lane;
    private final Watched watched;
    private final TimeScale scale;
    private final List<List<LockWait>> victims;

    LaneRow(Lane lane, Watched watched, TimeScale scale) {
        this.lane = lane;
        this.watched = watched;
        this.scale = scale;
        this.victims = rows(lane.victims());
    }

    int height() {
        return TEXT + BAR + victims.size() * VICTIM + 12;
    }

    /** Waits of others in as few rows as they fit into without covering each other; those that do not fit are in the table. */
    private static List<List<LockWait>> rows(List<LockWait> victims) {
        List<List<LockWait>> rows = new ArrayList<>();
        for (LockWait victim : victims) {
            Optional<List<LockWait>> free = rows.stream()
                    .filter(row ->
                            end(row.get(row.size() - 1)) <= victim.since().earliestMicros())
                    .findFirst();
            if (free.isPresent()) {
                free.get().add(victim);
            } else if (rows.size() < MOST_VICTIM_ROWS) {
                rows.add(new ArrayList<>(List.of(victim)));
            }
        }
        return rows;
    }

    private static long end(LockWait wait) {
        return wait.since().latestMicros() + wait.waited().micros();
    }

    Markup markup(int y) {
        Markup out = new Markup();
        out.open("text", "class", "lane", "x", "0", "y", Integer.toString(y + 13));
        out.add(new LaneName(lane.target().name()).markup());
        out.element("tspan", about(), "class", "quiet wide").close("text");
        out.open("text", "class", "worst", "x", "100%", "y", Integer.toString(y + 13));
        worst(out);
        out.close("text");
        int bars = y + TEXT;
        out.single(
                "line",
                "class",
                "track",
                "x1",
                "0",
                "x2",
                "100%",
                "y1",
                Integer.toString(bars + BAR / 2),
                "y2",
                Integer.toString(bars + BAR / 2));
        lane.holds().stream()
                .filter(bar -> bar.weight() == Lane.Weight.FOLDED)
                .forEach(bar -> out.add(new HoldShape(bar, statement(bar), scale).weak(bars, BAR, lane.weight())));
        lane.waits().forEach(wait -> wait(out, wait, bars, BAR, "bar wait"));
        // The strongest lies on top: what it keeps out does not depend on what was taken besides.
        lane.holds().stream()
                .filter(bar -> bar.weight() == Lane.Weight.SHOWN)
                .sorted(Comparator.comparing(bar -> bar.hold().mode()))
                .forEach(bar -> out.add(new HoldShape(bar, statement(bar), scale).strong(bars, BAR)));
        for (int row = 0; row < victims.size(); row++) {
            for (LockWait victim : victims.get(row)) {
                wait(out, victim, bars + BAR + 2 + row * VICTIM, VICTIM - 1, "bar victim");
            }
        }
        return out;
    }

    private String statement(HoldBar bar) {
        return watched.statements().stream()
                .filter(statement -> statement.number() == bar.statement())
                .map(statement -> Words.cut(statement.sql(), 160))
                .findFirst()
                .orElse("");
    }

    private String about() {
        Optional<RelationSeen> seen = watched.relations().stream()
                .filter(relation -> relation.name().equals(lane.target().name()))
                .findFirst();
        String rows = seen.filter(relation -> relation.rows() > 0)
                .map(relation -> ", " + Words.count(relation.rows(), "row"))
                .orElse("");
        String fate = seen.filter(relation -> relation.fate() != RelationSeen.Fate.KEPT)
                .map(relation -> relation.fate() == RelationSeen.Fate.CREATED ? ", new" : ", dropped")
                .orElse("");
        return "  " + Words.kind(lane.target().kind()) + rows + fate;
    }

    private void worst(Markup out) {
        Optional<LockHold> longest = lane.holds().stream()
                .filter(bar -> bar.weight() == lane.weight())
                .map(HoldBar::hold)
                .max(Comparator.comparing(LockHold::mode)
                        .thenComparing(hold -> hold.held().micros()));
        long waited = lane.waits().stream()
                .mapToLong(wait -> wait.waited().micros())
                .max()
                .orElse(0);
        if (waited > 0) {
            out.element(
                    "tspan",
                    "waited " + HumanTime.of(waited) + (longest.isPresent() ? ", then " : ""),
                    "class",
                    "wide");
        }
        longest.ifPresent(hold -> {
            String mode = hold.mode().sql();
            out.element("tspan", mode + " ", "class", "wide");
            out.element("tspan", HumanTime.of(hold.held()), "class", "figure");
        });
    }

    private void wait(Markup out, LockWait wait, int y, int height, String kind) {
        long from = wait.since().latestMicros();
        long to = from + wait.waited().micros();
        out.open("g", "class", kind, "tabindex", "-1", "role", "img", "aria-label", label(wait));
        out.single(
                "rect",
                "x",
                scale.at(from),
                "width",
                scale.width(from, to),
                "y",
                Integer.toString(y),
                "height",
                Integer.toString(height));
        out.close("g");
    }

    private static String label(LockWait wait) {
        String behind = wait.behind().stream().map(Object::toString).collect(Collectors.joining(", "));
        return wait.waiter() + " waited " + HumanTime.of(wait.waited()) + " for "
                + new ModeName(wait.mode()) + " on " + wait.target().name()
                + (behind.isEmpty() ? "" : "\nbehind " + behind)
                + "\n"
                + ending(wait);
    }

    private static String ending(LockWait wait) {
        return switch (wait.end()) {
            case GRANTED -> "until it was granted";
            case GIVEN_UP -> "and gave up";
            case STILL_WAITING -> "and was still waiting at the end";
        };
    }
}

package dev.lockstep.render.html;

import dev.lockstep.report.HumanTime;
import dev.lockstep.report.Timeline.StatementBar;
import dev.lockstep.report.Timeline.TransactionBar;
import dev.lockstep.report.Words;
import java.util.List;

/** The statements of one connection, and below them which belong to one transaction. */
record StatementRow(List<StatementBar> bars, List<TransactionBar> transactions, TimeScale scale) {

    /** From which part of the picture's width on there is room for a number. */
    private static final double ROOM_FOR_NUMBER = 0.018;

    Markup markup(int y) {
        Markup out = new Markup();
        for (StatementBar bar : bars) {
            bar(out, bar, y);
        }
        for (TransactionBar transaction : transactions) {
            if (transaction.session() == bars.get(0).session()) {
                out.single(
                        "rect",
                        "class",
                        "transaction",
                        "x",
                        scale.at(transaction.startMicros()),
                        "width",
                        scale.width(transaction.startMicros(), transaction.endMicros()),
                        "y",
                        Integer.toString(y + 18),
                        "height",
                        "2");
            }
        }
        return out;
    }

    private void bar(Markup out, StatementBar bar, int y) {
        String kind = bar.error().isEmpty() ? "bar statement" : "bar statement failed";
        out.open("g", "class", kind, "tabindex", "-1", "role", "img", "aria-label", label(bar));
        String x = scale.at(bar.startMicros());
        out.single(
                "rect",
                "x",
                x,
                "width",
                scale.width(bar.startMicros(), bar.endMicros()),
                "y",
                Integer.toString(y),
                "height",
                "16");
        boolean room = scale.part(bar.endMicros()) - scale.part(bar.startMicros()) > ROOM_FOR_NUMBER;
        if (room || !bar.error().isEmpty()) {
            String sign = bar.error().isEmpty() ? "" : "✕ ";
            out.element("text", sign + numbers(bar), "x", x, "dx", "4", "y", Integer.toString(y + 12));
        }
        out.close("g");
    }

    private static String numbers(StatementBar bar) {
        return bar.first() == bar.last() ? Integer.toString(bar.first() + 1) : bar.first() + 1 + "–" + (bar.last() + 1);
    }

    private static String label(StatementBar bar) {
        String what = bar.first() == bar.last()
                ? "Statement " + numbers(bar) + ": " + Words.cut(bar.sql(), 200)
                : "Statements " + numbers(bar) + ", the first of them: " + Words.cut(bar.sql(), 160);
        return what + "\nfrom " + HumanTime.of(bar.startMicros()) + ", took "
                + HumanTime.of(bar.endMicros() - bar.startMicros())
                + (bar.error().isEmpty() ? "" : "\nfailed: " + bar.error());
    }
}

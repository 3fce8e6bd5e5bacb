package dev.lockstep.render.html;

import dev.lockstep.lock.LockHold;
import dev.lockstep.report.HumanTime;
import dev.lockstep.report.Lane;
import dev.lockstep.report.Words;

/**
 * The bar of one hold. It is solid where the lock certainly was held, and fades out to where it may have been.
 *
 * @param statement the text of the statement that took it
 */
record HoldShape(Lane.HoldBar bar, String statement, TimeScale scale) {

    /** Bounds that are narrower than this part of the picture cannot be seen. */
    private static final double SEEN = 0.002;

    private static final double ROOM_FOR_LETTERS = 0.035;

    /** A bar as high as its lane. */
    Markup strong(int y, int height) {
        return shape(y, height, "bar hold " + colour());
    }

    /** A bar that stays in the background, and out of sight until it is asked for. */
    Markup weak(int y, int height, Lane.Weight lane) {
        return lane == Lane.Weight.SHOWN
                ? shape(y + height - 5, 5, "bar hold weak " + colour())
                : shape(y + 2, height - 4, "bar hold " + colour());
    }

    private Markup shape(int y, int height, String kind) {
        Markup out = new Markup();
        LockHold hold = bar.hold();
        long begin = hold.acquired().earliestMicros();
        long surely = hold.acquired().latestMicros();
        long until = hold.released().earliestMicros();
        long end = hold.released().latestMicros();
        out.open("g", "class", kind, "tabindex", "-1", "role", "img", "aria-label", label());
        if (surely >= until) {
            rect(out, "bound", begin, end, y, height);
        } else {
            boolean fadesIn = scale.part(surely) - scale.part(begin) > SEEN;
            boolean fadesOut = scale.part(end) - scale.part(until) > SEEN;
            if (fadesIn) {
                rect(out, "in", begin, surely, y, height);
            }
            rect(out, "", fadesIn ? surely : begin, fadesOut ? until : end, y, height);
            if (fadesOut) {
                rect(out, "out", until, end, y, height);
            }
        }
        if (height > 10 && scale.part(end) - scale.part(begin) > ROOM_FOR_LETTERS) {
            out.element(
                    "text", ModeBadge.letters(mode()), "x", scale.at(surely), "dx", "5", "y", Integer.toString(y + 11));
        }
        return out.close("g");
    }

    private void rect(Markup out, String kind, long from, long to, int y, int height) {
        String[] place = {
            "x",
            scale.at(from),
            "width",
            scale.width(from, to),
            "y",
            Integer.toString(y),
            "height",
            Integer.toString(height)
        };
        if (kind.isEmpty()) {
            out.single("rect", place);
        } else {
            String[] all = new String[place.length + 2];
            all[0] = "class";
            all[1] = kind;
            System.arraycopy(place, 0, all, 2, place.length);
            out.single("rect", all);
        }
    }

    private String mode() {
        return bar.hold().mode().sql();
    }

    private String colour() {
        return ModeBadge.colour(mode());
    }

    private String label() {
        LockHold hold = bar.hold();
        StringBuilder words = new StringBuilder(mode())
                .append(" on ")
                .append(hold.target().name())
                .append(" held ")
                .append(HumanTime.of(hold.held()));
        if (hold.waited().atLeastMicros() >= 1_000) {
            words.append(", waited for ").append(HumanTime.of(hold.waited()));
        }
        words.append("\nfrom ").append(HumanTime.of(hold.acquired().latestMicros()));
        words.append(" to ").append(HumanTime.of(hold.released().earliestMicros()));
        if (hold.blocked() > 0) {
            words.append("\n").append(Words.count(hold.blocked(), "session")).append(" waited behind it");
        }
        if (hold.source() == LockHold.Source.SAMPLED) {
            words.append("\nseen by looking again and again: shorter holds can have been missed");
        }
        return words.append("\nstatement ")
                .append(bar.statement() + 1)
                .append(": ")
                .append(statement)
                .toString();
    }
}

package dev.lockstep.render.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where in a picture a moment is, in parts of its width: pictures are as wide as their reader's window. */
record TimeScale(long fromMicros, long toMicros) {

    private static final int[] STEPS = {1, 2, 5};

    /** Returns the place of a moment as {@code x} of an SVG element; what is outside of the picture lies at its edge. */
    String at(long micros) {
        return percent(part(micros));
    }

    /** Returns the width of a time; never nothing, so that nothing is too short to be seen. */
    String width(long from, long to) {
        return percent(Math.max(0.0005, part(to) - part(from)));
    }

    /** Returns the place between 0 and 1. */
    double part(long micros) {
        double part = (micros - fromMicros) / (double) (toMicros - fromMicros);
        return Math.min(1, Math.max(0, part));
    }

    /** Returns round moments, at most eight of them, for the axis. */
    List<Long> ticks() {
        long least = Math.max(1, (toMicros - fromMicros) / 8);
        long step = 0;
        for (long magnitude = 1; step < least; magnitude *= 10) {
            for (int factor : STEPS) {
                step = step < least ? magnitude * factor : step;
            }
        }
        List<Long> ticks = new ArrayList<>();
        for (long tick = (fromMicros / step + 1) * step; tick < toMicros; tick += step) {
            ticks.add(tick);
        }
        return ticks;
    }

    private static String percent(double part) {
        String text = String.format(Locale.ROOT, "%.2f", part * 100);
        return (text.endsWith(".00") ? text.substring(0, text.length() - 3) : text) + "%";
    }
}

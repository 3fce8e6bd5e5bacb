package dev.lockstep.plan;

import java.util.Locale;

/** The order in which a run takes the migrations up and down. */
public enum Journey {
    /** Each migration by itself: up, new rows, down, up, then on to the next. The default. */
    STAIRWAY,
    /** All up, all down, all up. */
    ROUND_TRIP,
    /** The older migrations once, only the newest as a stairway: what a pull request needs. */
    LATEST;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

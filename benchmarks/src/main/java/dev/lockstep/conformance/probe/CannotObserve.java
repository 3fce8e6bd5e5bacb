package dev.lockstep.conformance.probe;

/** A behaviour does not show here; the message says why. */
public final class CannotObserve extends RuntimeException {

    private static final long serialVersionUID = 1;

    CannotObserve(String why) {
        super(why);
    }

    /** Returns why. */
    public String why() {
        return String.valueOf(getMessage());
    }
}

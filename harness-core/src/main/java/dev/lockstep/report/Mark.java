package dev.lockstep.report;

/** How one of a migration's steps ended: {@code up ok}, {@code down FAILED}. */
public record Mark(String action, String word) {

    /** The word of a step that did what it was meant to do. */
    public static final String OK = "ok";

    /** The word of a step that the tool or the server refused. */
    public static final String FAILED = "FAILED";

    @Override
    public String toString() {
        return action + " " + word;
    }
}

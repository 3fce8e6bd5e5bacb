package dev.lockstep.settings;

/**
 * A value as the user wrote it.
 *
 * @param place where it is written, as a reader would look for it: {@code @MigrationTest(deadline)}
 * @param text the value, never blank
 */
public record Setting(String place, String text) {

    /** Returns {@code place = text}. */
    @Override
    public String toString() {
        return place + " = " + text;
    }
}

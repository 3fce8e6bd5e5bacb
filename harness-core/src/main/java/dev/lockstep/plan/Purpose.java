package dev.lockstep.plan;

/** Why two captured states are compared, and so what may differ between them. */
public enum Purpose {
    /** {@link Point#BEFORE} with {@link Point#AFTER_UP}: the up keeps the rows. The schema is meant to differ. */
    UP_KEEPS_ROWS(Point.BEFORE, Point.AFTER_UP),
    /** {@link Point#BEFORE} with {@link Point#AFTER_DOWN}: the down restores schema and rows; new rows are ignored. */
    DOWN_RESTORES(Point.BEFORE, Point.AFTER_DOWN),
    /** {@link Point#WITH_NEW_ROWS} with {@link Point#AFTER_DOWN}: rows written at the new version survive the down. */
    DOWN_KEEPS_NEW_ROWS(Point.WITH_NEW_ROWS, Point.AFTER_DOWN),
    /** {@link Point#AFTER_UP} with {@link Point#AFTER_SECOND_UP}: the second up does what the first did; new rows are ignored. */
    SECOND_UP_REPEATS_FIRST(Point.AFTER_UP, Point.AFTER_SECOND_UP),
    /** The schema that the application's model makes, with the migrated one. */
    MODEL_EQUALS_SCHEMA(Point.AFTER_UP, Point.AFTER_UP);

    private final Point reference;
    private final Point compared;

    Purpose(Point reference, Point compared) {
        this.reference = reference;
        this.compared = compared;
    }

    /** Returns the earlier state, the one that is held to be right. */
    public Point reference() {
        return reference;
    }

    /** Returns the later state, the one that is judged. */
    public Point compared() {
        return compared;
    }
}

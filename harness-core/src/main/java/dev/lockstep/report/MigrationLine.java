package dev.lockstep.report;

import java.util.List;
import java.util.Optional;

/**
 * One migration.
 *
 * @param source where it is written
 * @param marks how each of its steps ended, in order
 * @param reversible whether it has a down
 * @param irreversibleBecause the author's reason, if it is declared irreversible; else empty
 * @param tookMicros how long its steps took together, in microseconds
 * @param worst the worst that its locks did
 * @param growth how its costs follow the number of rows
 * @param proposedDown a down for it, where it has none and one was proposed
 * @param failingRows what came of looking for the fewest rows on which it fails, move by move
 * @param counts how much was found about it
 */
public record MigrationLine(
        String id,
        String description,
        String source,
        List<Mark> marks,
        boolean reversible,
        String irreversibleBecause,
        long tookMicros,
        Worst worst,
        List<GrowthLine> growth,
        Optional<ProposedDown> proposedDown,
        List<FailingRows> failingRows,
        Counts counts) {

    public MigrationLine {
        failingRows = List.copyOf(failingRows);
        marks = List.copyOf(marks);
        growth = List.copyOf(growth);
    }

    /** A migration for which no rows were made fewer. */
    public MigrationLine(
            String id,
            String description,
            String source,
            List<Mark> marks,
            boolean reversible,
            String irreversibleBecause,
            long tookMicros,
            Worst worst,
            List<GrowthLine> growth,
            Optional<ProposedDown> proposedDown,
            Counts counts) {
        this(
                id,
                description,
                source,
                marks,
                reversible,
                irreversibleBecause,
                tookMicros,
                worst,
                growth,
                proposedDown,
                List.of(),
                counts);
    }

    /** A migration for which no down was proposed. */
    public MigrationLine(
            String id,
            String description,
            String source,
            List<Mark> marks,
            boolean reversible,
            String irreversibleBecause,
            long tookMicros,
            Worst worst,
            List<GrowthLine> growth,
            Counts counts) {
        this(
                id,
                description,
                source,
                marks,
                reversible,
                irreversibleBecause,
                tookMicros,
                worst,
                growth,
                Optional.empty(),
                counts);
    }

    /** Returns the name that people read: id and description, or the id alone where they say the same. */
    public String name() {
        return description.equals(id) ? id : id + " " + description;
    }

    /** Returns whether one of its steps was refused. */
    public boolean failed() {
        return marks.stream().anyMatch(mark -> mark.word().equals(Mark.FAILED));
    }
}

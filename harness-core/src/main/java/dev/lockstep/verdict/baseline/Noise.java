package dev.lockstep.verdict.baseline;

import java.util.Collections;
import java.util.List;

/**
 * How far a figure may go before it is more than noise.
 *
 * @param factor so many times the largest sample
 * @param floor and by at least so much more than it
 */
record Noise(double factor, long floor) {

    /** With fewer samples nobody knows how far they spread. */
    private static final int SEVERAL = 3;

    private static final long MORE_THAN_50_MS = 50_000;
    private static final long MORE_THAN_1000_ROWS = 1_000;
    private static final long MORE_THAN_16_MB = 16L << 20;

    /** Returns the noise of figures of that kind of which there are so many samples. */
    static Noise of(Figure.Kind kind, int samples) {
        return switch (kind) {
            case MIGRATION_MICROS, STATEMENT_MICROS, HELD_MICROS -> new Noise(
                    samples < SEVERAL ? 2 : 1.5, MORE_THAN_50_MS);
                // Traffic leaves dead rows behind, which index builds read, too.
            case ROWS_SCANNED -> new Noise(1.25, MORE_THAN_1000_ROWS);
                // Full-page images come with checkpoints.
            case WAL_BYTES -> new Noise(2, MORE_THAN_16_MB);
            case STRONGEST_LOCK, REWRITES -> new Noise(1, 0);
        };
    }

    /** Returns the largest value that noise explains: by factor, by floor, and by how far the samples lie apart. */
    long limit(List<Long> samples) {
        long largest = samples.isEmpty() ? 0 : Collections.max(samples);
        long spread = samples.isEmpty() ? 0 : largest - Collections.min(samples);
        if (factor == 1 && floor == 0) {
            return largest;
        }
        return Math.max(Math.round(largest * factor), largest + Math.max(floor, spread));
    }
}

package dev.lockstep.run;

import java.nio.file.Path;

/**
 * The baseline that a run is held against.
 *
 * @param file where its figures stand; written by the run if it is not there
 * @param use what is done with a file that is there
 */
public record BaselineChoice(Path file, Use use) {

    /** What is done with a baseline that is there. */
    public enum Use {
        /** The run is judged by it. */
        COMPARED,
        /** The run's figures are taken into it, and are not judged by it. */
        UPDATED
    }
}

package dev.lockstep.story;

/** Which of the two histories of the order system. */
enum Part {
    /** The sound one. */
    GOOD,
    /** The one with a planted defect in nearly every migration from the fifth on. */
    TWIN
}

package dev.lockstep.conformance.probe;

import java.time.Duration;

/** Waits for something to be so. */
final class Patience {

    private static final int BETWEEN_LOOKS = 50;

    private Patience() {}

    /** Something that is so or not. */
    interface Question {
        boolean isSo();
    }

    /** Returns whether it was so before {@code patience} was over. */
    static boolean until(Duration patience, Question question) {
        long end = System.nanoTime() + patience.toNanos();
        while (!question.isSo()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause(Duration.ofMillis(BETWEEN_LOOKS));
        }
        return true;
    }

    static void pause(Duration length) {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package dev.lockstep.story;

import java.util.Comparator;

/**
 * One finding, as far as it can be the same for all tools.
 *
 * @param step the migration
 * @param direction {@code up}, {@code down}, or nothing
 * @param rule which rule
 * @param severity how much it weighs
 * @param relation the table or other object
 */
record Said(StepName step, String direction, String rule, String severity, String relation)
        implements Comparable<Said> {

    private static final Comparator<Said> ORDER = Comparator.comparing((Said said) -> said.step.ordinal())
            .thenComparing(Said::direction)
            .thenComparing(Said::rule)
            .thenComparing(Said::relation)
            .thenComparing(Said::severity);

    @Override
    public int compareTo(Said other) {
        return ORDER.compare(this, other);
    }
}

package dev.lockstep.report;

/**
 * What was done with a migration, as people say it: {@code up again} for the second up.
 *
 * @param action the plan's word
 */
public record ActionName(String action) {

    @Override
    public String toString() {
        return action.equals("second-up") ? "up again" : action;
    }
}

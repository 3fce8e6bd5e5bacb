package dev.lockstep.verdict;

import java.util.Locale;

/** How much a finding weighs. Only an error that is not suppressed makes a run fail. */
public enum Severity {
    ERROR,
    WARNING,
    INFO;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.lockstep.adapter.flyway;

import dev.lockstep.problem.Problem;
import java.util.Optional;

/** A version of Flyway as it tells it: {@code 13.12.0}. */
record FlywayVersion(String text) {

    private static final int OLDEST_MAJOR = 10;

    /** Returns why this version cannot be driven; nothing if it can. Newer majors than are known are tried. */
    Optional<Problem> fault() {
        String major = text.split("\\.", 2)[0];
        if (major.matches("\\d{1,4}") && Integer.parseInt(major) < OLDEST_MAJOR) {
            return Optional.of(Problem.what("Flyway " + text + " is too old for the harness")
                    .said("it drives Flyway " + OLDEST_MAJOR + " and newer")
                    .remedy(
                            "update org.flywaydb:flyway-core and add org.flywaydb:flyway-database-postgresql of the same"
                                    + " version"));
        }
        return Optional.empty();
    }
}

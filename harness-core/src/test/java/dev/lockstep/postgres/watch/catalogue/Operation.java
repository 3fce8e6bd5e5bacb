package dev.lockstep.postgres.watch.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One entry of the catalogue.
 *
 * @param setup what is done before and not measured
 * @param statements what is measured, usually one
 * @param measured the figures by major version; none where the server does not know the statement's setup
 */
record Operation(List<String> setup, List<String> statements, Map<Integer, Figures> measured) {

    Operation {
        setup = List.copyOf(setup);
        statements = List.copyOf(statements);
        measured = Map.copyOf(measured);
    }

    Optional<Figures> on(int major) {
        return Optional.ofNullable(measured.get(major));
    }

    /** Returns the statements, and in parentheses what goes before them, if that is something. */
    @Override
    public String toString() {
        String text = String.join("; ", statements);
        return setup.isEmpty() ? text : text + " (after " + String.join("; ", setup) + ")";
    }
}

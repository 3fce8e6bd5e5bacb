package dev.lockstep.adapter.flyway;

import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;

/** Undoes one migration: by Flyway's own command where its edition has it, else by the undo script. */
final class Undoer {

    private final FlywayEngine engine;
    private final UndoScriptRunner scripts;
    private Optional<Edition> edition = Optional.empty();

    /** Whether Flyway can undo. */
    private enum Edition {
        UNDOES,
        FORWARD_ONLY
    }

    Undoer(FlywayEngine engine, UndoScriptRunner scripts) {
        this.engine = engine;
        this.scripts = scripts;
    }

    void undo(FlywayMigration migration, View view) throws SQLException {
        if (edition.isEmpty() || edition.get() == Edition.UNDOES) {
            try {
                engine.showing(view).undo();
                edition = Optional.of(Edition.UNDOES);
                return;
            } catch (FlywayException e) {
                if (!isLicenceMissing(e)) {
                    throw e;
                }
                edition = Optional.of(Edition.FORWARD_ONLY);
            }
        }
        scripts.run(migration.undo().orElseThrow(), migration.version().orElseThrow());
    }

    /** By name, because each major version has its own class for it: FlywayRedgateEditionRequiredException and others. */
    private static boolean isLicenceMissing(FlywayException e) {
        return e.getClass().getSimpleName().matches("Flyway.*(Edition|Upgrade).*RequiredException");
    }
}

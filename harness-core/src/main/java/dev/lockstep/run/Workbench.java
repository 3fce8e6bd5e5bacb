package dev.lockstep.run;

import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.FixtureSource;
import dev.lockstep.spi.MigrationSession;
import dev.lockstep.spi.SchemaModel;
import dev.lockstep.spi.StateReader;
import dev.lockstep.spi.Watch;
import java.util.Optional;

/**
 * Everything that steps are done with. Whoever made it closes what is in it.
 *
 * @param server where further databases are made
 * @param database the one that is migrated
 * @param watch watches the tool
 * @param session the tool at work in it, through the watch
 * @param fixtures writes rows
 * @param reader reads states
 * @param model the application's model, if one is held against the schema
 */
public record Workbench(
        DatabaseServer server,
        Database database,
        Watch watch,
        MigrationSession session,
        FixtureSource fixtures,
        StateReader reader,
        Optional<SchemaModel> model) {}

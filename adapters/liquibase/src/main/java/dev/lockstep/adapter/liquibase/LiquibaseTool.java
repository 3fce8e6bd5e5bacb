package dev.lockstep.adapter.liquibase;

import dev.lockstep.spi.Capability;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationSession;
import dev.lockstep.spi.MigrationTool;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Liquibase, from 4.33 to 5.x: whichever version is on the class path.
 *
 * <p>Settings go by Liquibase's own names, in any of its spellings ({@code changeLogFile}, {@code changelog-file},
 * {@code liquibase.command.changelogFile}); a {@code liquibase.properties} in the project's folder is read first. Its
 * connection settings are not used.
 */
public final class LiquibaseTool implements MigrationTool {

    static final String NAME = "liquibase";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public Optional<MigrationProject> detect(Path directory) {
        SearchPath searchPath = SearchPath.around(directory);
        PropertiesFile properties = PropertiesFile.in(directory);
        return properties
                .changelog()
                .map(changelog -> "liquibase.properties names " + changelog)
                .or(() -> new ChangelogFinder(searchPath).find().map(changelog -> changelog + " is a Liquibase changelog"))
                .map(because -> new MigrationProject(NAME, directory, new TreeMap<>(), because));
    }

    @Override
    public MigrationSession open(MigrationProject project, Database database) {
        LiquibaseVersion.onClassPath().requireSupported();
        return LiquibaseSession.open(LiquibaseSettings.of(project), database);
    }
}

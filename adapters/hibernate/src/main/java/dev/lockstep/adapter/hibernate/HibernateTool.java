package dev.lockstep.adapter.hibernate;

import dev.lockstep.spi.Capability;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationSession;
import dev.lockstep.spi.MigrationTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Hibernate 7's schema update, from one version of a model to the next.
 *
 * <p>Settings, in {@value ModelSettings#FILE} in the project's folder or given by the user:
 *
 * <ul>
 *   <li>{@code models}: the names of the versions, oldest first, separated by commas
 *   <li>{@code model.<name>}: the classes of that version; or {@code model.<name>.package}: their packages. Without either,
 *       the name itself is the package
 *   <li>{@code model.<name>.classpath}: folders of compiled classes that go before the class path, so that versions may have
 *       classes of the same name
 *   <li>{@code hibernate.*}, {@code jakarta.persistence.*}: Hibernate's own, such as the naming strategy
 * </ul>
 */
public final class HibernateTool implements MigrationTool {

    static final String NAME = "hibernate";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.REVERT, Capability.HISTORY);
    }

    @Override
    public Optional<MigrationProject> detect(Path directory) {
        return Files.isRegularFile(directory.resolve(ModelSettings.FILE))
                ? Optional.of(
                        new MigrationProject(NAME, directory, new TreeMap<>(), "it has a file " + ModelSettings.FILE))
                : Optional.empty();
    }

    @Override
    public MigrationSession open(MigrationProject project, Database database) {
        HibernateVersion.onClassPath().requireSupported();
        ModelSettings settings = ModelSettings.of(project);
        return new HibernateSession(new ModelVersionReader(settings).read(), settings.hibernate(), database);
    }
}

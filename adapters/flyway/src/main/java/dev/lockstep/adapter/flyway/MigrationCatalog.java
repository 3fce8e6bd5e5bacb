package dev.lockstep.adapter.flyway;

import dev.lockstep.migration.DeclarationReader;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.Reversal;
import dev.lockstep.migration.SourceLocation;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resource.LoadableResource;

/** What Flyway sees in a project, in the order in which it would run it on an empty database. */
final class MigrationCatalog {

    /** States of migrations that Flyway knows and will never run here. */
    private static final Set<MigrationState> NEVER_RUN =
            EnumSet.of(MigrationState.BASELINE_IGNORED, MigrationState.BELOW_BASELINE, MigrationState.IGNORED);

    private final FlywayEngine.Look look;
    private final String undoPrefix;
    private final JavaSources javaSources;

    MigrationCatalog(FlywayEngine.Look look, String undoPrefix, Path root) {
        this.look = look;
        this.undoPrefix = undoPrefix;
        this.javaSources = new JavaSources(root);
    }

    /**
     * Returns the migrations: by version, then the repeatable ones by description.
     *
     * @throws LockstepException naming every overlooked file, undo script that undoes nothing and faulty declaration
     */
    List<FlywayMigration> read() {
        List<Problem> faults = new ArrayList<>();
        Map<MigrationVersion, LoadableResource> undos = undos(faults);
        boolean forwardOnly = undos.isEmpty();
        List<FlywayMigration> versioned = new ArrayList<>();
        List<FlywayMigration> repeatable = new ArrayList<>();
        MigrationInfo[] all = look.flyway().info().all();
        faults.addAll(new OverlookedFiles(look).find(all));
        for (MigrationInfo info : all) {
            boolean written = info.getState().isResolved() && !info.getType().isSynthetic();
            if (!written || NEVER_RUN.contains(info.getState())) {
                continue;
            }
            try {
                if (info.getVersion() == null) {
                    repeatable.add(repeatable(info));
                } else {
                    Optional<LoadableResource> undo = Optional.ofNullable(undos.remove(info.getVersion()));
                    versioned.add(versioned(info, undo, forwardOnly));
                }
            } catch (LockstepException e) {
                faults.add(e.problem());
            }
        }
        undos.forEach((version, undo) -> faults.add(
                Problem.what(undo.getFilename() + " undoes nothing: there is no migration of version " + version)
                        .where(undo.getAbsolutePathOnDisk())
                        .remedy("add the migration, or delete the undo script")));
        if (!faults.isEmpty()) {
            throw new LockstepException(Problem.together("faults in the project of Flyway", faults));
        }
        versioned.addAll(repeatable);
        return List.copyOf(versioned);
    }

    private FlywayMigration versioned(MigrationInfo info, Optional<LoadableResource> undo, boolean forwardOnly) {
        String version = info.getVersion().getVersion();
        Reversal otherwise = undo.<Reversal>map(script -> new Reversal.Reversible())
                .orElseGet(() -> forwardOnly
                        ? Reversal.Irreversible.forwardOnly(
                                "the project has no undo scripts: Flyway migrates forward only")
                        : new Reversal.DownMissing(
                                "there is no " + undoPrefix + version + "__….sql, which other versions have"));
        String description = info.getDescription().isBlank() ? version : info.getDescription();
        return migration(info, new MigrationId(version), description, Optional.of(version), otherwise, undo);
    }

    private FlywayMigration repeatable(MigrationInfo info) {
        String script = info.getScript();
        String id = script.substring(
                        Math.max(script.lastIndexOf('/'), script.lastIndexOf('.', script.lastIndexOf("__"))) + 1)
                .replaceFirst("\\.[A-Za-z]+$", "");
        Reversal none =
                new Reversal.Irreversible("a repeatable migration has no undo: Flyway only runs its newest text again");
        return migration(info, new MigrationId(id), id, Optional.empty(), none, Optional.empty());
    }

    private FlywayMigration migration(
            MigrationInfo info,
            MigrationId id,
            String description,
            Optional<String> version,
            Reversal otherwise,
            Optional<LoadableResource> undo) {
        Optional<Class<? extends JavaMigration>> javaClass = javaClass(info);
        SourceLocation source = javaClass
                .map(javaSources::find)
                .orElseGet(() -> SourceLocation.of(Path.of(info.getPhysicalLocation())));
        Reversal reversal = new DeclarationReader()
                .read(source)
                .irreversible()
                .<Reversal>map(irreversible -> irreversible)
                .orElse(otherwise);
        Optional<String> place = javaClass.isPresent() ? Optional.empty() : Optional.of(info.getPhysicalLocation());
        return new FlywayMigration(
                new Migration(id, description, source, reversal),
                version,
                info.getDescription(),
                place,
                javaClass,
                undo);
    }

    private Optional<Class<? extends JavaMigration>> javaClass(MigrationInfo info) {
        if (!info.getType().name().startsWith("JDBC")) {
            return Optional.empty();
        }
        try {
            return Optional.of(look.configuration()
                    .getClassLoader()
                    .loadClass(info.getScript())
                    .asSubclass(JavaMigration.class));
        } catch (ClassNotFoundException e) {
            throw new LockstepException(
                    Problem.what("Flyway's Java migration cannot be loaded")
                            .where(info.getScript())
                            .said(e.toString()),
                    e);
        }
    }

    private Map<MigrationVersion, LoadableResource> undos(List<Problem> faults) {
        Configuration configuration = look.configuration();
        Map<MigrationVersion, LoadableResource> undos = new TreeMap<>();
        String[] suffixes = configuration.getSqlMigrationSuffixes();
        for (LoadableResource resource : look.means().resourceProvider.getResources(undoPrefix, suffixes)) {
            String rest = resource.getFilename().substring(undoPrefix.length());
            int separator = rest.indexOf(configuration.getSqlMigrationSeparator());
            String version = separator < 0 ? withoutSuffix(rest, suffixes) : rest.substring(0, separator);
            if (!version.matches("\\d+(?:[._]\\d+)*")) {
                continue;
            }
            LoadableResource other = undos.putIfAbsent(MigrationVersion.fromVersion(version), resource);
            if (other != null) {
                faults.add(Problem.what("version " + version + " has two undo scripts")
                        .where(other.getAbsolutePathOnDisk())
                        .said(other.getFilename() + " and " + resource.getFilename())
                        .remedy("delete one of them"));
            }
        }
        return undos;
    }

    private static String withoutSuffix(String name, String[] suffixes) {
        return Arrays.stream(suffixes)
                .filter(name::endsWith)
                .findFirst()
                .map(suffix -> name.substring(0, name.length() - suffix.length()))
                .orElse(name);
    }
}

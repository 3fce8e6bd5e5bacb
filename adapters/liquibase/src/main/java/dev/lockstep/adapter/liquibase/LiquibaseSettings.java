package dev.lockstep.adapter.liquibase;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.MigrationProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import liquibase.Contexts;
import liquibase.LabelExpression;

/**
 * What Liquibase is told.
 *
 * @param root the project's folder
 * @param changelog the first changelog, as Liquibase names it
 * @param searchPath where it looks for changelogs before the class path
 * @param named the other settings that this adapter hands over, by {@link SettingName#key()}
 * @param parameters the changelog parameters
 * @param configuration what is left: Liquibase's global settings by their configuration keys
 */
record LiquibaseSettings(
        Path root,
        String changelog,
        SearchPath searchPath,
        Map<String, String> named,
        SortedMap<String, String> parameters,
        Map<String, String> configuration) {

    private static final Set<String> NAMED = Set.of(
            "changelogfile",
            "changelog",
            "searchpath",
            "contexts",
            "contextfilter",
            "labels",
            "labelfilter",
            "defaultschemaname",
            "liquibaseschemaname",
            "databasechangelogtablename",
            "databasechangeloglocktablename");

    /** The harness gives the connection and the logging; a project's own would lead elsewhere. */
    private static final Set<String> NOT_OURS = Set.of(
            "url", "username", "password", "driver", "classpath", "loglevel", "logfile", "logformat", "logchannels");

    LiquibaseSettings {
        named = Map.copyOf(named);
        configuration = Map.copyOf(configuration);
    }

    static LiquibaseSettings of(MigrationProject project) {
        Map<String, String> named = new TreeMap<>();
        SortedMap<String, String> parameters = new TreeMap<>();
        Map<String, String> configuration = new TreeMap<>();
        Map<String, String> all = new TreeMap<>(PropertiesFile.in(project.root()).settings());
        // Two spellings of one name do not overwrite each other in the map, so the project's own settings come last.
        for (Map<String, String> source : List.of(all, project.settings())) {
            source.forEach((name, value) -> {
                SettingName setting = SettingName.of(name);
                Optional<String> parameter = setting.parameter();
                if (parameter.isPresent()) {
                    parameters.put(parameter.get(), value);
                } else if (NAMED.contains(setting.key())) {
                    named.put(setting.key(), value);
                } else if (!NOT_OURS.contains(setting.key()) && !setting.key().startsWith("reference")) {
                    configuration.put(setting.configurationKey(), value);
                }
            });
        }
        SearchPath searchPath = named.containsKey("searchpath")
                ? SearchPath.of(named.get("searchpath"), project.root())
                : SearchPath.around(project.root());
        return new LiquibaseSettings(
                project.root(), changelog(named, searchPath, project.root()), searchPath, named, parameters, configuration);
    }

    private static String changelog(Map<String, String> named, SearchPath searchPath, Path root) {
        String changelog = named.getOrDefault("changelogfile", named.getOrDefault("changelog", ""));
        if (!changelog.isBlank()) {
            return changelog.startsWith("classpath:") ? changelog.substring("classpath:".length()) : changelog;
        }
        if (Files.isRegularFile(root)) {
            return searchPath.pathOf(root);
        }
        return new ChangelogFinder(searchPath)
                .find()
                .orElseThrow(() -> new LockstepException(Problem.what("Liquibase needs to know its changelog")
                        .where(root)
                        .said("neither the setting changeLogFile nor " + PropertiesFile.NAME
                                + " names one, and the folder holds none or several")
                        .remedy("set changeLogFile, for instance to db/changelog/db.changelog-master.yaml")));
    }

    Contexts contexts() {
        return new Contexts(named.getOrDefault("contextfilter", named.getOrDefault("contexts", "")));
    }

    LabelExpression labels() {
        return new LabelExpression(named.getOrDefault("labelfilter", named.getOrDefault("labels", "")));
    }

    /** Returns {@code file} as people write it: as the project's folder was written, where it lies below that. */
    Path readable(Path file) {
        Path absolute = root.toAbsolutePath().normalize();
        return file.startsWith(absolute) && !root.isAbsolute() ? root.resolve(absolute.relativize(file)) : file;
    }

    Optional<String> named(String key) {
        return Optional.ofNullable(named.get(key));
    }
}

package dev.lockstep.adapter.flyway;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.MigrationProject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the user has told Flyway, by Flyway's own names with the prefix {@code flyway.}: from {@code flyway.conf} or
 * {@code conf/flyway.conf}, from {@code flyway.toml}, and from the project's settings, which win.
 *
 * <p>Whatever says which database to use, or would make a step do something else than run its migration, is left out: the
 * harness decides that.
 *
 * @param values by name; {@code flyway.locations} is always there
 * @param undoPrefix how names of undo scripts begin
 * @param lock which lock Flyway holds while it migrates
 */
record FlywaySettings(Map<String, String> values, String undoPrefix, Lock lock) {

    private static final String PREFIX = "flyway.";
    private static final String LOCATIONS = "flyway.locations";
    private static final String CALLBACK_LOCATIONS = "flyway.callbackLocations";
    private static final String TRANSACTIONAL_LOCK = "flyway.postgresql.transactional.lock";
    private static final String UNDO_PREFIX = "flyway.undoSqlMigrationPrefix";
    private static final String FILESYSTEM = "filesystem:";

    private static final Set<String> DECIDED_BY_THE_HARNESS = Set.of(
            "flyway.url",
            "flyway.user",
            "flyway.password",
            "flyway.driver",
            "flyway.connectRetries",
            "flyway.connectRetriesInterval",
            "flyway.environment",
            "flyway.provisionMode",
            "flyway.configFiles",
            "flyway.configFileEncoding",
            "flyway.workingDirectory",
            "flyway.target",
            "flyway.cherryPick",
            "flyway.skipExecutingMigrations",
            "flyway.dryRunOutput",
            "flyway.cleanDisabled",
            "flyway.reportFilename",
            "flyway.reportEnabled",
            "flyway.outputType",
            "flyway.jarDirs");

    /** Flyway's lock against other migrators. */
    enum Lock {
        /** A session's lock: what the harness chooses, because the other keeps CREATE INDEX CONCURRENTLY waiting for ever. */
        SESSION,
        /** A transaction's lock, Flyway's default: only where the user asks for it. */
        TRANSACTION
    }

    FlywaySettings {
        values = Map.copyOf(values);
    }

    /**
     * Reads the settings of a project.
     *
     * @throws LockstepException if a file cannot be read or a folder of migrations is not there
     */
    static FlywaySettings of(MigrationProject project) {
        Map<String, String> values = new TreeMap<>();
        for (String file : List.of("flyway.conf", "conf/flyway.conf")) {
            values.putAll(conf(project.root().resolve(file)));
        }
        Path toml = project.root().resolve("flyway.toml");
        values.putAll(TomlSettings.parse(toml, text(toml).lines().toList()));
        project.settings().forEach((name, value) -> values.put(name.startsWith(PREFIX) ? name : PREFIX + name, value));
        values.keySet()
                .removeIf(name -> DECIDED_BY_THE_HARNESS.contains(name)
                        || name.startsWith("flyway.jdbcProperties.")
                        || name.startsWith("flyway.environments."));
        Optional<String> lock = Optional.ofNullable(values.remove(TRANSACTIONAL_LOCK));
        Optional<String> undo = Optional.ofNullable(values.remove(UNDO_PREFIX));
        values.put(LOCATIONS, locations(project.root(), Optional.ofNullable(values.get(LOCATIONS))));
        values.computeIfPresent(CALLBACK_LOCATIONS, (name, given) -> absolute(project.root(), given));
        return new FlywaySettings(
                values, undo.orElse("U"), lock.filter("true"::equals).isPresent() ? Lock.TRANSACTION : Lock.SESSION);
    }

    private static String locations(Path root, Optional<String> given) {
        if (given.isPresent()) {
            String locations = absolute(root, given.get());
            List<Problem> missing = new ArrayList<>();
            for (String location : locations.split(",")) {
                if (location.startsWith(FILESYSTEM)
                        && !location.contains("*")
                        && !Files.isDirectory(Path.of(location.substring(FILESYSTEM.length())))) {
                    missing.add(Problem.what("a location of Flyway does not exist")
                            .where(location.substring(FILESYSTEM.length()))
                            .remedy("correct flyway.locations; relative ones begin at " + root));
                }
            }
            if (!missing.isEmpty()) {
                throw new LockstepException(Problem.together("locations that do not exist", missing));
            }
            return locations;
        }
        if (!Files.isDirectory(root)) {
            throw new LockstepException(Problem.what("there is no folder of migrations")
                    .where(root)
                    .said(Files.exists(root) ? "it is a file" : "it does not exist")
                    .remedy("name the folder that holds the V1__name.sql files, or set locations"));
        }
        return FILESYSTEM + FlywayFolders.find(root).orElse(root).toAbsolutePath();
    }

    /** Flyway resolves relative folders against the working directory of the JVM; users mean their project. */
    private static String absolute(Path root, String locations) {
        return String.join(
                ",",
                Arrays.stream(locations.split(","))
                        .map(String::strip)
                        .map(location -> location.startsWith(FILESYSTEM)
                                ? FILESYSTEM
                                        + root.resolve(location.substring(FILESYSTEM.length()))
                                                .toAbsolutePath()
                                                .normalize()
                                : location)
                        .toList());
    }

    private static Map<String, String> conf(Path file) {
        Properties properties = new Properties();
        try {
            // Flyway takes a backslash for itself, not for an escape.
            properties.load(new StringReader(text(file).replace("\\", "\\\\")));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        Map<String, String> values = new TreeMap<>();
        properties
                .stringPropertyNames()
                .forEach(name -> values.put(name, properties.getProperty(name).strip()));
        values.keySet().removeIf(name -> !name.startsWith(PREFIX) || name.equals(PREFIX));
        return values;
    }

    private static String text(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static LockstepException unreadable(Path file, IOException e) {
        return new LockstepException(
                Problem.what("Flyway's settings cannot be read").where(file).said(e.toString()), e);
    }
}

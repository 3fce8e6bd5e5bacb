package dev.lockstep.adapter.drizzle;

import dev.lockstep.adapter.command.ToolSettings;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.MigrationProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a project's settings for Drizzle Kit are. */
final class DrizzleConfig {

    static final String SETTING = "config";
    static final String OUT = "out";

    private static final List<String> ENDINGS = List.of("ts", "js", "mts", "mjs", "cts", "cjs", "json");
    private static final List<String> USUAL_FOLDERS = List.of("", "src", "db", "src/db", "config", "server");
    private static final String JOURNAL = "meta/_journal.json";
    private static final int LEVELS_ABOVE_MIGRATIONS = 3;

    private DrizzleConfig() {}

    static Optional<MigrationProject> detect(Path directory) {
        Optional<Path> config = find(directory);
        if (config.isPresent()) {
            String name = directory.relativize(config.get()).toString();
            Map<String, String> settings = name.contains("/") ? Map.of(SETTING, name) : Map.of();
            return Optional.of(project(directory, settings, "it holds " + name));
        }
        if (!Files.isRegularFile(directory.resolve(JOURNAL))) {
            return Optional.empty();
        }
        // Somebody pointed at the migrations: the config lies above them, or the application runs them without one.
        Path absolute = directory.toAbsolutePath().normalize();
        @Nullable Path above = absolute.getParent();
        for (int level = 0; level < LEVELS_ABOVE_MIGRATIONS && above != null; level++) {
            Optional<Path> there = in(above, "");
            if (there.isPresent()) {
                return Optional.of(project(
                        above,
                        Map.of(OUT, above.relativize(absolute).toString()),
                        "it holds " + JOURNAL + ", below " + there.get().getFileName()));
            }
            above = above.getParent();
        }
        return Optional.of(project(directory, Map.of(OUT, "."), "it holds " + JOURNAL));
    }

    /** Returns the project's config; nothing if the project names the folder of its migrations instead. */
    static Optional<Path> of(ToolSettings settings) {
        Optional<Path> config = settings.file(SETTING).or(() -> find(settings.root()));
        if (config.filter(Files::isRegularFile).isPresent()
                || (settings.get(SETTING).isEmpty() && settings.get(OUT).isPresent())) {
            return config;
        }
        throw new LockstepException(Problem.what("there is no config of Drizzle Kit")
                .where(settings.root())
                .said(settings.get(SETTING)
                        .map(name -> SETTING + " says " + name)
                        .orElse("looked for drizzle.config." + String.join(", .", ENDINGS)))
                .remedy("set " + SETTING + " to the file, or " + OUT + " to the folder of the migrations; relative ones"
                        + " begin at the project's folder"));
    }

    private static MigrationProject project(Path root, Map<String, String> settings, String because) {
        return new MigrationProject(DrizzleTool.NAME, root, new TreeMap<>(settings), because);
    }

    private static Optional<Path> find(Path directory) {
        return USUAL_FOLDERS.stream()
                .flatMap(folder -> in(directory, folder).stream())
                .findFirst();
    }

    private static Optional<Path> in(Path directory, String folder) {
        Stream<Path> files =
                ENDINGS.stream().map(ending -> directory.resolve(folder).resolve("drizzle.config." + ending));
        return files.filter(Files::isRegularFile).findFirst();
    }
}

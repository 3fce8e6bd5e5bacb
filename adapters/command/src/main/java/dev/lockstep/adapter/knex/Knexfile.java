package dev.lockstep.adapter.knex;

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

/**
 * A project's own settings for Knex.
 *
 * @param file where they are
 */
record Knexfile(Path file) {

    static final String SETTING = "knexfile";

    private static final List<String> ENDINGS = List.of("js", "cjs", "mjs", "ts", "cts", "mts");
    private static final List<String> USUAL_FOLDERS =
            List.of("", "src", "db", "src/db", "database", "src/database", "config");

    static Optional<MigrationProject> detect(Path directory) {
        Optional<Path> below = find(directory);
        if (below.isPresent()) {
            String name = directory.relativize(below.get()).toString();
            Map<String, String> settings = name.contains("/") ? Map.of(SETTING, name) : Map.of();
            return Optional.of(
                    new MigrationProject(KnexTool.NAME, directory, new TreeMap<>(settings), "it holds " + name));
        }
        // Somebody pointed at the migrations: the knexfile lies beside their folder.
        Path absolute = directory.toAbsolutePath().normalize();
        return Optional.ofNullable(absolute.getParent())
                .filter(parent -> Files.isDirectory(directory) && absolute.endsWith("migrations"))
                .flatMap(parent -> in(parent, ""))
                .map(file -> new MigrationProject(
                        KnexTool.NAME,
                        file.resolveSibling(""),
                        new TreeMap<>(),
                        file.getFileName() + " lies beside it"));
    }

    static Knexfile of(ToolSettings settings) {
        return settings.file(SETTING)
                .or(() -> find(settings.root()))
                .filter(Files::isRegularFile)
                .map(Knexfile::new)
                .orElseThrow(() -> new LockstepException(Problem.what("there is no knexfile")
                        .where(settings.root())
                        .said(settings.get(SETTING)
                                .map(name -> SETTING + " says " + name)
                                .orElse("looked for knexfile." + String.join(", .", ENDINGS)))
                        .remedy("set " + SETTING + " to the file; relative ones begin at the project's folder")));
    }

    boolean isTypeScript() {
        return file.toString().endsWith("ts");
    }

    Path folder() {
        return file.resolveSibling("").normalize();
    }

    private static Optional<Path> find(Path directory) {
        return USUAL_FOLDERS.stream()
                .flatMap(folder -> in(directory, folder).stream())
                .findFirst();
    }

    private static Optional<Path> in(Path directory, String folder) {
        Stream<Path> files =
                ENDINGS.stream().map(ending -> directory.resolve(folder).resolve("knexfile." + ending));
        return files.filter(Files::isRegularFile).findFirst();
    }
}

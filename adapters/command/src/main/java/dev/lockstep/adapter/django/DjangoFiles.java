package dev.lockstep.adapter.django;

import dev.lockstep.adapter.command.ToolSettings;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.MigrationProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What shows that a folder is a project of Django. */
final class DjangoFiles {

    static final String MANAGE = "manage";

    private static final List<String> USUAL_FOLDERS = List.of("", "src", "backend", "app", "server", "api");
    private static final Pattern SETTINGS =
            Pattern.compile("DJANGO_SETTINGS_MODULE['\"]\\s*[,\\]=]+\\s*['\"]([\\w.]+)");
    private static final Pattern MIGRATION = Pattern.compile("(?m)^\\s*from django\\.db(\\.migrations)? import ");
    private static final int LEVELS_ABOVE_MIGRATIONS = 5;

    private DjangoFiles() {}

    static Optional<MigrationProject> detect(Path directory) {
        for (String folder : USUAL_FOLDERS) {
            Path manage = directory.resolve(folder).resolve("manage.py");
            if (isDjango(manage)) {
                Map<String, String> settings = folder.isEmpty() ? Map.of() : Map.of(MANAGE, folder + "/manage.py");
                return Optional.of(
                        project(directory, settings, "it holds " + directory.relativize(manage) + settingsOf(manage)));
            }
        }
        if (!holdsMigrations(directory)) {
            return Optional.empty();
        }
        @Nullable Path above = directory.toAbsolutePath().normalize().getParent();
        for (int level = 0; level < LEVELS_ABOVE_MIGRATIONS && above != null; level++) {
            if (isDjango(above.resolve("manage.py"))) {
                return Optional.of(project(above, Map.of(), "manage.py lies above its migrations"));
            }
            above = above.getParent();
        }
        return Optional.empty();
    }

    /** Returns the project's {@code manage.py}; nothing if the project names its settings instead. */
    static Optional<Path> manage(ToolSettings settings) {
        Optional<Path> manage = settings.file(MANAGE).or(() -> Optional.of(
                        settings.root().resolve("manage.py"))
                .filter(usual -> Files.exists(usual) || settings.get("settings").isEmpty()));
        if (manage.filter(file -> !Files.isRegularFile(file)).isPresent()) {
            throw new LockstepException(Problem.what("there is no manage.py")
                    .where(manage.get())
                    .remedy("set " + MANAGE
                            + " to the file, relative to the project's folder, or settings to the module of"
                            + " the project's settings"));
        }
        return manage;
    }

    private static boolean isDjango(Path manage) {
        return text(manage).contains("django");
    }

    private static String settingsOf(Path manage) {
        Matcher settings = SETTINGS.matcher(text(manage));
        return settings.find() ? ", which names " + settings.group(1) : ", which speaks of django";
    }

    private static boolean holdsMigrations(Path directory) {
        if (!directory.toAbsolutePath().normalize().endsWith("migrations") || !Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".py"))
                    .anyMatch(file -> MIGRATION.matcher(text(file)).find());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MigrationProject project(Path root, Map<String, String> settings, String because) {
        return new MigrationProject(DjangoTool.NAME, root, new TreeMap<>(settings), because);
    }

    private static String text(Path file) {
        try {
            // Decoding never fails here: what Python makes of the bytes is Python's business.
            return Files.isRegularFile(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

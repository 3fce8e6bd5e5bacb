package dev.lockstep.adapter.alembic;

import dev.lockstep.spi.MigrationProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What shows that a folder is a project of Alembic. */
final class AlembicFiles {

    private static final Pattern LOCATION = Pattern.compile("(?m)^\\s*script_location\\s*=\\s*(\\S.*?)\\s*$");
    private static final int LEVELS_ABOVE_ENV = 3;

    private AlembicFiles() {}

    static Optional<MigrationProject> find(Path directory) {
        Optional<MigrationProject> here = configured(directory);
        if (here.isPresent() || !isEnvironment(directory)) {
            return here;
        }
        @Nullable Path above = directory.toAbsolutePath().normalize().getParent();
        for (int level = 0; level < LEVELS_ABOVE_ENV && above != null; level++) {
            Optional<MigrationProject> project = configured(above);
            if (project.isPresent()) {
                return project;
            }
            above = above.getParent();
        }
        return Optional.empty();
    }

    private static Optional<MigrationProject> configured(Path directory) {
        Path ini = directory.resolve("alembic.ini");
        if (Files.isRegularFile(ini)) {
            Matcher location = LOCATION.matcher(text(ini));
            String says = location.find() ? ", whose script_location is " + location.group(1) : "";
            return Optional.of(project(directory, "it holds alembic.ini" + says));
        }
        return text(directory.resolve("pyproject.toml")).contains("[tool.alembic]")
                ? Optional.of(project(directory, "its pyproject.toml has a section [tool.alembic]"))
                : Optional.empty();
    }

    private static boolean isEnvironment(Path directory) {
        return Files.isDirectory(directory.resolve("versions"))
                && text(directory.resolve("env.py")).contains("alembic");
    }

    private static MigrationProject project(Path directory, String because) {
        return new MigrationProject(AlembicTool.NAME, directory, new TreeMap<>(), because);
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

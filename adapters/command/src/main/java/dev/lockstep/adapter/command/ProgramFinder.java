package dev.lockstep.adapter.command;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds programs where a project keeps them and where the machine does.
 *
 * @param root the project's folder
 * @param environment of this JVM
 */
public record ProgramFinder(Path root, Map<String, String> environment) {

    /**
     * Returns the project's folder and those above it, as far as the repository goes: in a repository of several projects what is
     * installed may lie at the top. A folder that is in no repository stands alone.
     */
    public List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        for (@Nullable Path folder = root; folder != null; folder = folder.getParent()) {
            folders.add(folder);
            if (Files.exists(folder.resolve(".git"))) {
                return folders;
            }
        }
        return List.of(root);
    }

    /** Returns the first of {@code places}, relative to one of {@link #folders}, that is there. */
    public Optional<Path> inProject(List<String> places) {
        return folders().stream()
                .flatMap(folder -> places.stream().map(folder::resolve))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** Returns the program of that name on the PATH. */
    public Optional<Path> onPath(String name) {
        for (String folder : path().split(File.pathSeparator)) {
            try {
                for (String ending : List.of("", ".exe", ".cmd")) {
                    Path file = Path.of(folder).resolve(name + ending);
                    if (!folder.isEmpty() && Files.isRegularFile(file) && Files.isExecutable(file)) {
                        return Optional.of(file);
                    }
                }
            } catch (InvalidPathException e) {
                // Others may hold it.
            }
        }
        return Optional.empty();
    }

    /** Returns the PATH, for people. */
    public String path() {
        return environment.getOrDefault("PATH", "");
    }
}

package dev.lockstep.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The folders of a repository in which its authors write: neither what was installed nor what was built nor what is hidden.
 *
 * @param root the repository's own folder
 */
record RepositoryFolders(Path root) {

    private static final Set<String> NOT_WRITTEN_BY_HAND =
            Set.of("node_modules", "site-packages", "__pycache__", "venv", "vendor", "target", "build", "dist", "out");

    private static final List<String> BUILD_FILES = List.of(
            "pom.xml",
            "build.gradle",
            "build.gradle.kts",
            "package.json",
            "pyproject.toml",
            "requirements.txt",
            "setup.py",
            "go.mod");

    /** Returns whether {@code folder} is the home of a program of its own. */
    static boolean isBuiltByItself(Path folder) {
        return BUILD_FILES.stream().anyMatch(file -> Files.isRegularFile(folder.resolve(file)));
    }

    /** Returns every folder, each before those below it, in the order of their names. */
    List<Path> list() {
        List<Path> folders = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    if (!folder.equals(root) && isSkipped(folder)) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    folders.add(folder);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                    // What may not be read is not where the migrations of whoever runs this lie.
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        folders.sort(null);
        return folders;
    }

    private static boolean isSkipped(Path folder) {
        String name = String.valueOf(folder.getFileName());
        // A virtual environment may have any name.
        return name.startsWith(".")
                || NOT_WRITTEN_BY_HAND.contains(name)
                || Files.isRegularFile(folder.resolve("pyvenv.cfg"));
    }
}

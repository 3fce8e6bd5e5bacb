package dev.lockstep.run;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files of a folder that somebody wrote: not what builds, package managers and version control put there.
 *
 * @param folder where they are, with the folders below
 */
record FolderFiles(Path folder) {

    private static final int MOST_FILES = 10_000;
    private static final long MOST_BYTES = 256L << 20;
    private static final Set<String> MADE =
            Set.of("node_modules", "target", "build", "dist", "venv", "__pycache__", "vendor");

    /** Returns the files; nothing if they are so many or so large that reading them takes longer than it can save. */
    Optional<Set<Path>> find() throws IOException {
        Visitor visitor = new Visitor();
        if (Files.isDirectory(folder)) {
            Files.walkFileTree(folder, visitor);
        } else if (Files.isRegularFile(folder)) {
            visitor.found.add(folder);
        }
        return visitor.tooMany() ? Optional.empty() : Optional.of(visitor.found);
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Set<Path> found = new TreeSet<>();
        private long bytes;

        boolean tooMany() {
            return found.size() > MOST_FILES || bytes > MOST_BYTES;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            String name = String.valueOf(directory.getFileName());
            boolean skipped = !directory.equals(folder) && (name.startsWith(".") || MADE.contains(name));
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                found.add(file);
                bytes += attributes.size();
            }
            return tooMany() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }
    }
}

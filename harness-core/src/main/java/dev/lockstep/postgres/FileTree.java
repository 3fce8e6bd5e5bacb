package dev.lockstep.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A folder with everything below it.
 *
 * @param root the folder
 */
record FileTree(Path root) {

    private static final Duration DEADLINE = Duration.ofMinutes(30);

    /** Copies the tree with owners, permissions and links; {@code target} must not exist. */
    void copyTo(Path target) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                copy(directory);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                copy(file);
                return FileVisitResult.CONTINUE;
            }

            private void copy(Path file) throws IOException {
                Files.copy(
                        file,
                        target.resolve(root.relativize(file)),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
            }
        });
    }

    /**
     * Copies the tree like {@link #copyTo}, where the file system can without copying any contents.
     *
     * <p>Only the system's own {@code cp} knows how to ask the file system for that; where it does not know either, it is done here.
     */
    void cloneTo(Path target) throws IOException {
        Command.Result result =
                new Command(List.of("cp", "-a", "--reflink=auto", root.toString(), target.toString())).run(DEADLINE);
        if (result.exitCode() != 0) {
            new FileTree(target).delete();
            copyTo(target);
        }
    }

    /** Returns how many bytes the files have; what somebody else deletes meanwhile, or has deleted before, has none. */
    long bytes() throws IOException {
        AtomicLong bytes = new AtomicLong();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                bytes.addAndGet(attributes.isRegularFile() ? attributes.size() : 0);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                return unlessGone(failure);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                return failure == null ? FileVisitResult.CONTINUE : unlessGone(failure);
            }
        });
        return bytes.get();
    }

    private static FileVisitResult unlessGone(IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }

    /** Gives everything to {@code owner}. */
    void giveTo(UserPrincipal owner) throws IOException {
        try (var files = Files.walk(root)) {
            files.forEach(file -> {
                try {
                    if (!Files.isSymbolicLink(file)) {
                        Files.setOwner(file, owner);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Deletes the tree; what somebody else deletes meanwhile, or has deleted before, is no fault. */
    void delete() throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                return unlessGone(failure);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

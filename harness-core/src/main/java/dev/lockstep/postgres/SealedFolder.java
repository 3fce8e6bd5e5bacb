package dev.lockstep.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder that is made once and then only read: it appears whole or not at all, and one that was damaged since is made anew.
 *
 * <p>Made beside its place and renamed into it, so that a reader never sees half of it, whoever else makes it at the same
 * time. The file lock saves the others the work; nothing is wrong if it does not hold.
 */
final class SealedFolder {

    static final String SEAL = ".sealed";
    private static final Object ONE_MAKER_PER_JVM = new Object();

    private final Path place;

    SealedFolder(Path place) {
        this.place = place;
    }

    /** Fills a new, empty folder. */
    interface Maker {
        void make(Path folder) throws IOException;
    }

    /** Returns the folder, made by {@code maker} unless it is there and undamaged. */
    Path get(Maker maker) throws IOException {
        if (intact()) {
            return place;
        }
        synchronized (ONE_MAKER_PER_JVM) {
            Files.createDirectories(place.toAbsolutePath().getParent());
            try (FileChannel channel =
                    FileChannel.open(beside(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock(channel);
                if (!intact()) {
                    renew(maker);
                }
                return place;
            }
        }
    }

    /** Returns the folder if it is there and undamaged. */
    Optional<Path> find() throws IOException {
        return intact() ? Optional.of(place) : Optional.empty();
    }

    /** Takes the folder away, so that the next {@link #get} makes it anew. */
    void discard() throws IOException {
        Path rubbish = beside(".old-" + random());
        try {
            Files.move(place, rubbish, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (Files.exists(place)) {
                throw e;
            }
            return;
        }
        new FileTree(rubbish).delete();
    }

    private void renew(Maker maker) throws IOException {
        discard();
        Path draft = beside(".new-" + random());
        try {
            Files.createDirectory(draft);
            maker.make(draft);
            Files.writeString(draft.resolve(SEAL), contents(draft));
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!intact()) {
                throw e;
            }
            // Somebody who did not see our lock was faster.
        } finally {
            new FileTree(draft).delete();
        }
    }

    private boolean intact() throws IOException {
        Path seal = place.resolve(SEAL);
        try {
            return Files.exists(seal) && Files.readString(seal).equals(contents(place));
        } catch (NoSuchFileException takenAwayMeanwhile) {
            return false;
        }
    }

    /** Names and sizes of all files: what an interrupted copy or a cleaned temporary folder gets wrong. */
    private static String contents(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !Files.isDirectory(file))
                    .filter(file -> !file.getFileName().toString().equals(SEAL))
                    .map(file -> size(file) + " " + folder.relativize(file))
                    .sorted()
                    .collect(Collectors.joining("\n", "", "\n"));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static long size(Path file) {
        try {
            return Files.isSymbolicLink(file) ? -1 : Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void lock(FileChannel channel) throws IOException {
        try {
            if (!channel.lock().isValid()) {
                throw new IOException("a lock that does not hold: " + channel);
            }
        } catch (OverlappingFileLockException heldByAnotherClassLoader) {
            // The rename decides.
        }
    }

    private Path beside(String suffix) {
        return place.resolveSibling(place.getFileName() + suffix);
    }

    private static String random() {
        return Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);
    }
}

package dev.lockstep.adapter.contract.tool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that is filled once, whichever JVM of this machine comes first, and then only read.
 *
 * <p>It is filled in its own place, because a Python environment does not survive being moved; that it is whole is said by a file that
 * comes last.
 */
final class InstalledOnce {

    private static final Object ONE_MAKER_PER_JVM = new Object();

    private final Path place;

    InstalledOnce(Path place) {
        this.place = place;
    }

    /** Fills a new, empty folder. */
    interface Maker {
        void make(Path folder) throws IOException;
    }

    /** Returns the folder, filled by {@code maker} unless it is there and whole. */
    Path get(Maker maker) throws IOException {
        if (isWhole()) {
            return place;
        }
        synchronized (ONE_MAKER_PER_JVM) {
            Files.createDirectories(place.toAbsolutePath().getParent());
            Path lock = place.resolveSibling(place.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                await(channel);
                if (!isWhole()) {
                    delete();
                    Files.createDirectories(place);
                    maker.make(place);
                    Path draft = place.resolve("whole.draft");
                    Files.writeString(draft, "");
                    Files.move(draft, seal(), StandardCopyOption.ATOMIC_MOVE);
                }
            }
            return place;
        }
    }

    private boolean isWhole() {
        return Files.exists(seal());
    }

    private Path seal() {
        return place.resolve("whole");
    }

    /** Two class loaders of one JVM do not wait for each other's locks by themselves. */
    private static void await(FileChannel channel) throws IOException {
        while (true) {
            try {
                if (channel.lock().isValid()) {
                    return;
                }
            } catch (OverlappingFileLockException held) {
                Thread.onSpinWait();
            }
        }
    }

    private void delete() throws IOException {
        if (!Files.exists(place)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(place)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}

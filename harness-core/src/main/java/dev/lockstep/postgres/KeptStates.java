package dev.lockstep.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Data directories of stopped servers, kept for later runs. Those that were not used for the longest time make room for new ones.
 *
 * <p>Used by several processes at once: an entry appears whole or not at all, and whoever takes one works on a copy that is
 * compared with the seal, so that one that vanishes meanwhile is noticed.
 *
 * @param folder where they are
 * @param most how many there may be
 * @param share they take no more than one part in so many of the disk space that would be free without them
 */
record KeptStates(Path folder, int most, int share) {

    private static final Logger log = LoggerFactory.getLogger(KeptStates.class);
    private static final int MOST = 4;
    private static final int SHARE_OF_DISK = 4;
    /** A copy that is being made for longer than that has lost its maker. */
    private static final Duration LONGEST_COPY = Duration.ofDays(1);

    private static final String NAME = "[0-9a-f]{32}";

    /** Returns those of a cache. */
    static KeptStates below(Path cache) {
        return new KeptStates(cache.resolve("loaded"), MOST, SHARE_OF_DISK);
    }

    /**
     * A kept state.
     *
     * @param root the folder of all of it
     */
    record Entry(Path root) {

        Path data() {
            return root.resolve("data");
        }

        /** Returns the password of the role {@code postgres} in it. */
        String password() throws IOException {
            return Files.readString(root.resolve("password"));
        }

        /** Returns the name of its database. */
        String database() throws IOException {
            return Files.readString(root.resolve("database"));
        }

        /** Returns what was told of it. */
        String about() throws IOException {
            return Files.readString(root.resolve("about"));
        }
    }

    /**
     * Copies an entry to {@code target}, which must not exist.
     *
     * @return nothing if there is none, or none that is undamaged
     */
    Optional<Entry> copy(String name, Path target) throws IOException {
        try {
            return copied(name, target);
        } catch (NoSuchFileException gone) {
            log.info("the kept state {} was thrown away meanwhile", name);
            new FileTree(target).delete();
            return Optional.empty();
        }
    }

    private Optional<Entry> copied(String name, Path target) throws IOException {
        SealedFolder folder = new SealedFolder(place(name));
        Optional<Path> found = folder.find();
        if (found.isEmpty()) {
            if (Files.exists(place(name))) {
                log.info("the kept state {} is damaged and thrown away", name);
                folder.discard();
            }
            return Optional.empty();
        }
        if (new FileTree(found.get()).bytes()
                > Files.getFileStore(target.getParent()).getUsableSpace()) {
            log.info("the kept state {} has no room in {}", name, target.getParent());
            return Optional.empty();
        }
        use(found.get());
        new FileTree(found.get()).cloneTo(target);
        return new SealedFolder(target).find().map(Entry::new);
    }

    /** Throws an entry away. */
    void discard(String name) throws IOException {
        new SealedFolder(place(name)).discard();
        Files.deleteIfExists(folder.resolve(name + ".lock"));
    }

    /**
     * Keeps the data directory of a stopped server, unless there is an entry of this name already.
     *
     * @return why not; empty if it is kept
     */
    String keep(String name, Path data, String password, String database, String about) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        long bytes = new FileTree(data).bytes();
        long allowed = allowed();
        if (bytes > allowed) {
            return (bytes >> 20) + " MB, and no more than " + (allowed >> 20) + " MB may be kept on this disk";
        }
        makeRoom(name, allowed - bytes);
        new SealedFolder(place(name)).get(draft -> {
            new FileTree(data).cloneTo(draft.resolve("data"));
            Path secret = Files.createFile(
                    draft.resolve("password"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(secret, password);
            Files.writeString(draft.resolve("database"), database);
            Files.writeString(draft.resolve("about"), about);
        });
        return "";
    }

    /** Returns the names of the entries, the one used last first. */
    List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(NAME))
                    .sorted(Comparator.comparing(KeptStates::used).reversed())
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private long allowed() throws IOException {
        long taken = 0;
        for (String name : names()) {
            taken += new FileTree(place(name)).bytes();
        }
        return (Files.getFileStore(folder).getUsableSpace() + taken) / share;
    }

    /** Leaves room for one more entry. */
    private void makeRoom(String newcomer, long bytesForOthers) throws IOException {
        sweep();
        long left = bytesForOthers;
        int places = most - 1;
        List<String> others = new ArrayList<>(names());
        others.remove(newcomer);
        for (String name : others) {
            long bytes = new FileTree(place(name)).bytes();
            places--;
            left -= bytes;
            if (places < 0 || left < 0) {
                log.info("the kept state {} makes room for another", name);
                discard(name);
                left += bytes;
            }
        }
    }

    /** Deletes what makers that were killed have left. */
    private void sweep() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.getFileName().toString().matches(NAME + "\\.(new|old)-.*"))
                    .toList()) {
                if (changed(file).isBefore(Instant.now().minus(LONGEST_COPY))) {
                    new FileTree(file).delete();
                }
            }
        }
    }

    /** Whoever is done with a draft gives it its name, and it is gone. */
    private static Instant changed(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (NoSuchFileException gone) {
            return Instant.MAX;
        }
    }

    private Path place(String name) {
        return folder.resolve(name);
    }

    private static void use(Path entry) throws IOException {
        Files.setLastModifiedTime(entry.resolve(SealedFolder.SEAL), FileTime.from(Instant.now()));
    }

    private static FileTime used(Path entry) {
        try {
            return Files.getLastModifiedTime(entry.resolve(SealedFolder.SEAL));
        } catch (IOException goneOrDamaged) {
            return FileTime.fromMillis(0);
        }
    }
}

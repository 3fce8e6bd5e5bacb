package dev.lockstep.adapter.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for what a tool needs beside the user's project; gone when it is closed. */
public final class Scratch implements AutoCloseable {

    private final Path folder;

    private Scratch(Path folder) {
        this.folder = folder;
    }

    /** Makes a folder of its own. */
    static Scratch create() {
        try {
            // The real path: tools print it, and compare it with what they find.
            return new Scratch(Files.createTempDirectory("lockstep-tool").toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the folder. */
    public Path folder() {
        return folder;
    }

    /** Writes a script that lies beside {@code owner} on the class path, and returns the file. */
    public Path script(Class<?> owner, String name) {
        Path file = folder.resolve(name);
        try (InputStream input = owner.getResourceAsStream(name)) {
            if (input == null) {
                throw new IllegalStateException(owner.getPackageName() + " has no " + name);
            }
            Files.write(file, input.readAllBytes());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // A leftover in the folder of temporary files is not worth more than that.
        }
    }
}

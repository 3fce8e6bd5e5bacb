package dev.lockstep.postgres;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A jar of the PostgreSQL binaries that the zonky project publishes: one {@code postgres-*.txz} with bin, lib and share.
 *
 * @param jar the file
 * @param version which PostgreSQL is in it
 */
record BinariesArchive(Path jar, BinariesVersion version) {

    /**
     * Unpacks bin, lib and share into {@code folder}, readable for everybody.
     *
     * @throws IOException if the folder cannot be written
     * @throws LockstepException if the jar is damaged
     */
    void unpack(Path folder) throws IOException {
        try (JarInputStream outer = new JarInputStream(new BufferedInputStream(Files.newInputStream(jar)))) {
            TarArchiveInputStream tar = tar(outer);
            for (TarArchiveEntry entry = next(tar); entry != null; entry = next(tar)) {
                unpack(tar, entry, folder);
            }
        }
    }

    private void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
            throw damaged(new IOException("an entry outside of the archive: " + entry.getName()));
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        try (var output = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int length = read(tar, buffer); length > 0; length = read(tar, buffer)) {
                output.write(buffer, 0, length);
            }
        }
        Files.setPosixFilePermissions(file, permissions(entry));
    }

    private TarArchiveInputStream tar(JarInputStream outer) {
        try {
            for (JarEntry entry = outer.getNextJarEntry(); entry != null; entry = outer.getNextJarEntry()) {
                if (entry.getName().startsWith("postgres-") && entry.getName().endsWith(".txz")) {
                    return new TarArchiveInputStream(new XZCompressorInputStream(outer));
                }
            }
            throw new IOException("no postgres-*.txz in it");
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    private @Nullable TarArchiveEntry next(TarArchiveInputStream tar) {
        try {
            return tar.getNextEntry();
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    private int read(InputStream tar, byte[] buffer) {
        try {
            return tar.read(buffer);
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    private static Set<PosixFilePermission> permissions(TarArchiveEntry entry) {
        boolean executable = (entry.getMode() & 0100) != 0;
        return PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--");
    }

    private LockstepException damaged(IOException cause) {
        return new LockstepException(
                Problem.what("the archive with the PostgreSQL binaries is damaged")
                        .where(jar)
                        .said(String.valueOf(cause.getMessage()))
                        .remedy("delete it; it is fetched again"),
                cause);
    }
}

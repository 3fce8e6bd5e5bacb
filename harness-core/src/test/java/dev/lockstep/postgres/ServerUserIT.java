package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL refuses to run as root, which is who one is in most containers. */
class ServerUserIT {

    @TempDir
    private Path folder;

    @BeforeEach
    void openToOtherUsers() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void every_way_out_of_root_that_this_machine_has_leads_to_a_server() {
        requireRoot();
        BinariesArchive archive = BinariesFinder.ofUser().find(Platform.current(), 18);
        Path root = Installation.of(archive, Platform.current(), Cache.ofUser().root())
                .root();
        List<ServerUser> ways = ServerUser.candidates().stream()
                .filter(way -> new Command(way.command(List.of("true")))
                                .run(Duration.ofSeconds(10))
                                .exitCode()
                        == 0)
                .toList();

        assertThat(ways).isNotEmpty().allSatisfy(way -> {
            Installation installation = new Installation(root, archive.version(), Platform.current(), way);
            PreparedData prepared = PreparedData.of(installation, folder);
            ServerLaunch.Launched launched =
                    new ServerLaunch(installation, prepared, folder.resolve("run")).launch(new FreePorts());
            try (ServerProcess process = launched.process();
                    DatabaseCreator databases = DatabaseCreator.on(launched.superuser())) {
                assertThat(process.log()).contains("ready to accept connections");
                assertThat(databases.version().major()).isEqualTo(18);
            }
        });
    }

    @Test
    void a_user_who_is_not_root_starts_one_as_himself() throws IOException {
        requireRoot();
        // Root's local repository is closed to others, so the child gets the classpath and the binaries in a copy.
        String classpath = copyOfClasspath();
        BinariesArchive archive = BinariesFinder.ofUser().find(Platform.current(), 18);
        Files.copy(
                archive.jar(),
                folder.resolve("lib").resolve(archive.jar().getFileName().toString()));
        Path own = Files.createDirectory(folder.resolve("own"));
        Files.setOwner(own, own.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        ChildJvm.Recipe recipe = new ChildJvm.Recipe(
                ServerUser.candidates().get(0).prefix(),
                classpath
                        + File.pathSeparator
                        + folder.resolve("lib").resolve(archive.jar().getFileName()),
                Map.of("HOME", own.toString()));

        try (ChildJvm child = recipe.start(
                EmbeddedServerMain.class,
                own.resolve("cache").toString(),
                own.resolve("run").toString())) {
            assertThat(child.line()).startsWith("nobody started embedded PostgreSQL 18.");
        }
    }

    private String copyOfClasspath() throws IOException {
        Path lib = Files.createDirectory(folder.resolve("lib"));
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .map(entry -> copy(entry, lib.resolve(entry.getFileName().toString())))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path copy(Path from, Path to) {
        try {
            new FileTree(from).copyTo(to);
            return to;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void requireRoot() {
        if (!System.getProperty("user.name").equals("root")) {
            Need.missing("only root can become another user");
        }
    }
}

package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerProblemsIT {

    private static final Platform HERE = Platform.current();

    private final Path sharedCache = Cache.ofUser().root();
    private final BinariesArchive archive = BinariesFinder.ofUser().find(HERE, 18);

    @TempDir
    private Path folder;

    @BeforeEach
    void openToTheServersUser() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void a_port_that_is_in_use_is_no_problem() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Iterator<Integer> ports =
                    List.of(taken.getLocalPort(), new FreePorts().getAsInt()).iterator();

            ServerLaunch.Launched launched = launch().launch(ports::next);

            launched.process().close();
            assertThat(launched.superuser().port()).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void ports_that_are_all_in_use_are_told() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> launch().launch(taken::getLocalPort))
                    .hasMessage(
                            """
                            the embedded server found no free port
                              where:  127.0.0.1
                              said:   tried 10 ports, the last was %d
                              remedy: see what listens on all ports of this machine"""
                                    .formatted(taken.getLocalPort()));
            assertThat(folder.resolve("run")).isEmptyDirectory();
        }
    }

    @Test
    void a_server_that_dies_at_its_start_is_told_with_its_own_words() throws IOException {
        Path data = folder.resolve("data");
        new FileTree(prepared().data()).copyTo(data);
        Files.writeString(data.resolve("postgresql.conf"), "max_wal_sizes = 4GB\n", StandardOpenOption.APPEND);
        PreparedData broken = new PreparedData(data, "", "");
        int line = Files.readAllLines(data.resolve("postgresql.conf")).size();

        Throwable problem = catchThrowable(
                () -> new ServerLaunch(installation(), broken, folder.resolve("run")).launch(new FreePorts()));

        assertThat(withoutTimes(problem))
                .isEqualTo(
                        """
                        the embedded server did not start
                          where:  PostgreSQL %s
                          said:   LOG:  unrecognized configuration parameter "max_wal_sizes" in file "RUN/data/postgresql.conf" line %d
                                  FATAL:  configuration file "RUN/data/postgresql.conf" contains errors
                          remedy: see the server's own words above"""
                                .formatted(archive.version(), line));
        assertThat(folder.resolve("run")).isEmptyDirectory();
    }

    @Test
    void a_cache_that_cannot_be_written_is_told() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> Installation.of(archive, HERE, file.resolve("cache")))
                .hasMessage(
                        """
                        the PostgreSQL binaries cannot be unpacked
                          where:  %1$s/cache
                          said:   Not a directory
                          remedy: make room or give rights there, or name another folder by the property lockstep.cache or lockstep.temp"""
                                .formatted(file));
    }

    @Test
    void a_temporary_folder_that_cannot_be_written_is_told() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> new ServerLaunch(installation(), prepared(), file).launch(new FreePorts()))
                .hasMessage(
                        """
                        the embedded server cannot be given a folder
                          where:  %1$s
                          said:   FileAlreadyExistsException: %1$s
                          remedy: make room or give rights there, or name another folder by the property lockstep.cache or lockstep.temp"""
                                .formatted(file));
    }

    @Test
    void a_full_temporary_folder_is_told_and_nothing_of_the_attempt_is_left() throws IOException {
        Path full = tinyDisk("temporary");
        try {
            assertThatThrownBy(() -> new ServerLaunch(installation(), prepared(), full).launch(new FreePorts()))
                    .hasMessage(
                            """
                            the embedded server cannot be given a folder
                              where:  %s
                              said:   No space left on device
                              remedy: make room or give rights there, or name another folder by the property lockstep.cache or lockstep.temp"""
                                    .formatted(full));
            assertThat(full).isEmptyDirectory();
        } finally {
            new Command(List.of("umount", full.toString())).run(Duration.ofSeconds(10));
        }
    }

    @Test
    void a_full_cache_is_told_and_nothing_of_the_attempt_is_left() throws IOException {
        Path full = tinyDisk("cache");
        try {
            assertThatThrownBy(() -> Installation.of(archive, HERE, full))
                    .hasMessage(
                            """
                            the PostgreSQL binaries cannot be unpacked
                              where:  %s
                              said:   No space left on device
                              remedy: make room or give rights there, or name another folder by the property lockstep.cache or lockstep.temp"""
                                    .formatted(full));
            assertThat(full.resolve("binaries")).isDirectoryNotContaining("glob:**.new-*");
        } finally {
            new Command(List.of("umount", full.toString())).run(Duration.ofSeconds(10));
        }
    }

    @Test
    void a_disk_that_is_full_for_initdb_is_told_with_its_own_words() throws IOException {
        Path full = tinyDisk("initdb");
        try {
            Throwable problem = catchThrowable(() -> PreparedData.of(installation(), full));

            assertThat(problem)
                    .hasMessageStartingWith("initdb failed\n  where:  PostgreSQL " + archive.version() + " in " + full)
                    .hasMessageContaining("No space left on device");
            assertThat(full.resolve("data")).isDirectoryNotContaining("glob:**.new-*");
        } finally {
            new Command(List.of("umount", full.toString())).run(Duration.ofSeconds(10));
        }
    }

    @Test
    void half_unpacked_binaries_are_unpacked_again() throws IOException {
        Path program = copyOfInstallation().resolve("bin/postgres");
        Files.delete(program);

        Installation again = Installation.of(archive, HERE, folder);

        assertThat(Path.of(again.program("postgres"))).exists();
    }

    @Test
    void binaries_whose_contents_were_damaged_are_unpacked_again() throws IOException {
        Path program = copyOfInstallation().resolve("bin/postgres");
        byte[] good = Files.readAllBytes(program);
        Files.write(program, new byte[good.length]);

        Installation again = Installation.of(archive, HERE, folder);

        assertThat(Files.readAllBytes(Path.of(again.program("postgres")))).isEqualTo(good);
    }

    @Test
    void binaries_for_another_processor_are_told() throws IOException {
        Path program = copyOfInstallation().resolve("bin/postgres");
        try (RandomAccessFile file = new RandomAccessFile(program.toFile(), "rw")) {
            // e_machine in the ELF header: 243 is RISC-V, which no machine takes for its own; 183 and 62 are ARM64 and
            // x86-64.
            file.seek(18);
            file.write(HERE.processor().equals("amd64") ? 183 : 62);
        }

        assertThatThrownBy(() -> Installation.of(archive, HERE, folder))
                .hasMessage(
                        """
                        the PostgreSQL binaries do not run on this machine
                          where:  %s
                          said:   they are built for %s, and this machine is %s
                          remedy: use a container (postgres:18) or an external server that is marked disposable"""
                                .formatted(
                                        archive.jar().getFileName(),
                                        HERE.processor().equals("amd64") ? "arm64v8" : "amd64",
                                        HERE.processor()));
    }

    @Test
    void an_archive_that_was_cut_short_is_told() throws IOException {
        Path jar = folder.resolve("cut.jar");
        Files.copy(archive.jar(), jar);
        try (RandomAccessFile file = new RandomAccessFile(jar.toFile(), "rw")) {
            file.setLength(1 << 20);
        }

        assertThatThrownBy(() -> Installation.of(new BinariesArchive(jar, archive.version()), HERE, folder))
                .hasMessage(
                        """
                        the archive with the PostgreSQL binaries is damaged
                          where:  %s
                          said:   Unexpected end of ZLIB input stream
                          remedy: delete it; it is fetched again"""
                                .formatted(jar));
    }

    @Test
    void an_archive_that_is_something_else_is_told() throws IOException {
        Path jar = Files.writeString(folder.resolve("page.jar"), "<html>please log in to the network</html>");

        assertThatThrownBy(() -> Installation.of(new BinariesArchive(jar, archive.version()), HERE, folder))
                .hasMessage(
                        """
                        the archive with the PostgreSQL binaries is damaged
                          where:  %s
                          said:   no postgres-*.txz in it
                          remedy: delete it; it is fetched again"""
                                .formatted(jar));
    }

    /** Copied, because to unpack takes some seconds. */
    private Path copyOfInstallation() throws IOException {
        Path shared = installation().root();
        Path copy = Files.createDirectories(folder.resolve("binaries")).resolve(shared.getFileName());
        new FileTree(shared).copyTo(copy);
        return copy;
    }

    private Installation installation() {
        return Installation.of(archive, HERE, sharedCache);
    }

    private PreparedData prepared() {
        return PreparedData.of(installation(), sharedCache);
    }

    private ServerLaunch launch() {
        return new ServerLaunch(installation(), prepared(), folder.resolve("run"));
    }

    /** Returns a file system of 4 MB, which neither a data directory nor the binaries fit in. */
    private Path tinyDisk(String name) throws IOException {
        Path place = Files.createDirectory(folder.resolve(name));
        Command.Result mounted = new Command(
                        List.of("mount", "-t", "tmpfs", "-o", "size=4m,mode=755", "tmpfs", place.toString()))
                .run(Duration.ofSeconds(10));
        if (mounted.exitCode() != 0) {
            Need.missing("a disk that is full can only be made by root: " + mounted.output());
        }
        return place;
    }

    private static String withoutTimes(Throwable problem) {
        return String.valueOf(problem.getMessage())
                .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d+ \\w+ \\[\\d+] ", "")
                .replaceAll("\"/\\S+/server-\\d+/", "\"RUN/");
    }
}

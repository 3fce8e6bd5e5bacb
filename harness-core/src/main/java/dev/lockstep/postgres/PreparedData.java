package dev.lockstep.postgres;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.ServerPhase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A data directory that initdb made once per version, to be copied for every server.
 *
 * @param data the data directory
 * @param password of the role {@code postgres} in it, until a server gives it another
 * @param recipe names everything on which its content depends
 */
record PreparedData(Path data, String password, String recipe) {

    /** Part of the folder's name: change it when {@link #SETTINGS} or the arguments of initdb change. */
    private static final String RECIPE = "4";

    private static final Duration DEADLINE = Duration.ofMinutes(2);

    /** What does not differ from server to server. */
    private static final String SETTINGS =
            """

            # The server is thrown away, so nothing needs to survive a crash of the machine.
            fsync = off
            synchronous_commit = off
            full_page_writes = off
            # Not "minimal": that would let COPY and CREATE INDEX skip the WAL, which no production server does.
            wal_level = replica
            max_wal_size = 4GB
            max_connections = 100
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            password_encryption = 'scram-sha-256'
            # Shared memory as files of the data directory: they go with it, also after a kill.
            dynamic_shared_memory_type = mmap
            timezone = 'UTC'
            log_timezone = 'UTC'
            lc_messages = 'C'
            # The log is read by a program: one form for every line, English, no texts of statements, which have no limit.
            log_destination = 'stderr'
            logging_collector = off
            log_line_prefix = '%m [%p] %b/%P/%d/%a: '
            log_error_verbosity = default
            log_min_error_statement = panic
            log_checkpoints = off
            # Who was in the database: what avoids the harness's address shows up here.
            log_connections = on
            log_disconnections = on
            log_temp_files = 0
            # Tells each lock wait that is longer than deadlock_timeout. The price: the server looks for deadlocks after each
            # millisecond's wait, and an autovacuum that is in the way is cancelled as soon, where production leaves it a second.
            log_lock_waits = on
            deadlock_timeout = 1ms
            """
                    + "include = '" + PhaseSettings.FILE + "'\n";

    /**
     * Returns the prepared data directory of an installation, made unless it is in the cache.
     *
     * @throws LockstepException if initdb fails
     */
    static PreparedData of(Installation installation, Path cache) {
        String name = installation.platform().classifier() + "-" + installation.version() + "-"
                + installation.user().name() + "-" + RECIPE;
        try {
            Path folder = new SealedFolder(cache.resolve("data").resolve(name)).get(draft -> make(installation, draft));
            return new PreparedData(folder.resolve("data"), Files.readString(folder.resolve("password")), name);
        } catch (IOException e) {
            throw new LockstepException(Disk.problem("the data directory cannot be prepared", cache, e), e);
        }
    }

    private static void make(Installation installation, Path draft) throws IOException {
        Path data = Files.createDirectory(
                draft.resolve("data"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path password = Files.createFile(
                draft.resolve("password"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password, Password.random());
        giveAway(installation.user(), List.of(data, password));
        Command.Result result = initdb(installation, data, password, utf8Locale(installation.version()));
        if (result.exitCode() != 0) {
            // Systems without C.UTF-8: order and comparison are the same, only letters beyond ASCII have no case.
            result = initdb(installation, data, password, List.of("--locale=C"));
        }
        if (result.exitCode() != 0) {
            throw new LockstepException(Problem.what("initdb failed")
                    .where("PostgreSQL " + installation.version() + " in " + draft)
                    .said(result.output())
                    .remedy("free what it asks for; if it names no cause, delete the cache folder"));
        }
        Files.writeString(data.resolve("postgresql.conf"), SETTINGS, StandardOpenOption.APPEND);
        PhaseSettings.ofThisMachine().write(ServerPhase.USUAL, data);
    }

    private static Command.Result initdb(Installation installation, Path data, Path password, List<String> locale) {
        List<String> words = new ArrayList<>(List.of(
                installation.program("initdb"),
                "--pgdata=" + data,
                "--username=postgres",
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-sync"));
        words.addAll(locale);
        return new Command(installation.user().command(words)).run(DEADLINE);
    }

    /** From 17 on the server brings its own C.UTF-8, which does not depend on the operating system. */
    private static List<String> utf8Locale(BinariesVersion version) {
        return version.major() >= 17
                ? List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")
                : List.of("--locale=C.UTF-8");
    }

    private static void giveAway(ServerUser user, List<Path> files) throws IOException {
        if (user.owner().isPresent()) {
            for (Path file : files) {
                UserPrincipal owner = file.getFileSystem()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName(user.owner().get());
                Files.setOwner(file, owner);
            }
        }
    }
}

package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a server, and of its folder, when its JVM ends in this way or that. */
class EmbeddedServerLifeIT {

    /** Not below the folder for tests: the server's own user must get there. */
    private final Cache cache = Cache.ofUser();

    @TempDir
    private Path temporary;

    @Test
    void nothing_is_left_when_the_server_is_closed() throws Exception {
        EmbeddedServer server = start();
        ProcessHandle postgres = postgres(onlyRun());

        server.close();

        postgres.onExit().get(30, TimeUnit.SECONDS);
        assertThat(runs()).isEmpty();
    }

    @Test
    void nothing_is_left_when_the_jvm_is_killed() throws Exception {
        try (ChildJvm child = child()) {
            assertThat(child.line()).contains("started embedded PostgreSQL 18.");
            ProcessHandle watchdog = watchdog(child);
            ProcessHandle postgres = postgres(onlyRun());

            child.close();

            postgres.onExit().get(30, TimeUnit.SECONDS);
            watchdog.onExit().get(30, TimeUnit.SECONDS);
            assertThat(runs()).isEmpty();
        }
    }

    @Test
    void nothing_is_left_when_the_jvm_is_killed_after_restarts() throws Exception {
        try (ChildJvm child = child("LOADING", "MEASURING")) {
            assertThat(child.line()).contains("started embedded PostgreSQL 18.");
            ProcessHandle watchdog = watchdog(child);
            ProcessHandle postgres = postgres(onlyRun());

            child.close();

            postgres.onExit().get(30, TimeUnit.SECONDS);
            watchdog.onExit().get(30, TimeUnit.SECONDS);
            assertThat(runs()).isEmpty();
        }
    }

    @Test
    void nothing_is_left_when_a_server_is_closed_that_is_stopped_for_a_restart() throws Exception {
        Installation installation =
                Installation.of(BinariesFinder.ofUser().find(Platform.current(), 18), Platform.current(), cache.root());
        ServerProcess process = new ServerLaunch(installation, PreparedData.of(installation, cache.root()), temporary)
                .launch(new FreePorts())
                .process();
        ProcessHandle postgres = postgres(onlyRun());

        process.stop();

        assertThat(postgres.isAlive()).isFalse();
        assertThat(onlyRun().resolve("data")).exists();
        process.close();
        assertThat(runs()).isEmpty();
    }

    @Test
    void the_next_start_sweeps_what_is_left_when_the_watchdog_is_killed_too() throws Exception {
        try (ChildJvm child = child()) {
            assertThat(child.line()).contains("started");
            Path left = onlyRun();
            ProcessHandle postgres = postgres(left);
            ProcessHandle watchdog = watchdog(child);
            watchdog.destroyForcibly();
            // Only then is the server no longer a descendant of the JVM, for whose end close() would wait.
            watchdog.onExit().get(30, TimeUnit.SECONDS);
            child.close();
            assertThat(postgres.isAlive()).isTrue();

            try (EmbeddedServer next = start()) {
                assertThat(next.majorVersion()).isEqualTo(18);
            }

            postgres.onExit().get(30, TimeUnit.SECONDS);
            assertThat(left).doesNotExist();
        }
    }

    @Test
    void the_sweep_leaves_the_servers_of_living_jvms_alone() throws Exception {
        try (ChildJvm child = child();
                EmbeddedServer ours = start()) {
            assertThat(child.line()).contains("started");
            List<Path> before = runs();

            new RunDirectorySweep(temporary).sweep();

            assertThat(runs()).hasSize(2).isEqualTo(before);
            assertThat(before)
                    .allSatisfy(run -> assertThat(postgres(run).isAlive()).isTrue());
            assertThat(new Sql(ours.create("alive")).ask("SELECT 'yes'")).isEqualTo("yes");
        }
    }

    @Test
    void the_sweep_does_not_stop_a_process_that_got_the_number_of_a_dead_server() throws IOException {
        Path left = Files.createDirectories(temporary.resolve("server-1/data"));
        Files.writeString(temporary.resolve("server-1/owner"), "999999999 1\n");
        Files.writeString(
                left.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n");

        new RunDirectorySweep(temporary).sweep();

        assertThat(runs()).isEmpty();
    }

    private EmbeddedServer start() {
        return EmbeddedServer.start(
                BinariesFinder.ofUser(),
                Platform.current(),
                18,
                new Cache(cache.root(), temporary, List.of()),
                new FreePorts());
    }

    private ChildJvm child(String... phases) {
        String[] arguments = Stream.concat(Stream.of(cache.root().toString(), temporary.toString()), Stream.of(phases))
                .toArray(String[]::new);
        return ChildJvm.Recipe.likeThisOne().start(EmbeddedServerMain.class, arguments);
    }

    private static ProcessHandle watchdog(ChildJvm child) {
        return child.handle().children().findFirst().orElseThrow();
    }

    private static ProcessHandle postgres(Path run) {
        try {
            String id = Files.readAllLines(run.resolve("data/postmaster.pid")).get(0);
            return ProcessHandle.of(Long.parseLong(id)).orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path onlyRun() {
        assertThat(runs()).hasSize(1);
        return runs().get(0);
    }

    private List<Path> runs() {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

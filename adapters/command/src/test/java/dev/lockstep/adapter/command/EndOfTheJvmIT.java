package dev.lockstep.adapter.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class EndOfTheJvmIT {

    @TempDir
    Path folder;

    @Test
    @Timeout(60)
    void a_jvm_that_is_told_to_end_takes_its_commands_with_it() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process jvm = new ProcessBuilder(
                        java.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SleeperMain.class.getName(),
                        folder.toString())
                .inheritIO()
                .start();
        Path child = folder.resolve("child");
        while (!Files.exists(child) || Files.size(child) == 0) {
            assertThat(jvm.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        assertThat(RunningProcess.in(child)).isPresent();

        jvm.destroy();

        assertThat(jvm.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(RunningProcess.in(child)).isEmpty();
    }

    /** A JVM that runs a command which never ends. */
    static final class SleeperMain {

        private SleeperMain() {}

        public static void main(String[] folder) {
            List<String> words = List.of("/bin/sh", "-c", "sleep 3600 & echo $! > child; wait");
            new CommandRunner().run(new Command(words, Path.of(folder[0]), Map.of("PATH", "/usr/bin:/bin")));
        }
    }
}

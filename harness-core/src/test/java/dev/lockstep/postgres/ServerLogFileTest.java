package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.spi.ServerLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogFileTest {

    private static final int LARGE = 10;

    @TempDir
    private Path folder;

    private Path file;
    private ServerLogFile log;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("server.log"), "0123456789");
        log = new ServerLogFile(file, LARGE);
    }

    @Test
    void a_small_file_is_followed_from_its_end() {
        try (ServerLog.Follower follower = log.follow()) {
            assertThat(follower.begin()).isEqualTo(10);
            assertThat(follower.file()).hasSize(10);
        }
    }

    @Test
    void a_large_file_is_emptied_before_it_is_followed() throws IOException {
        Files.writeString(file, "0123456789a");

        try (ServerLog.Follower follower = log.follow()) {
            assertThat(follower.begin()).isZero();
            assertThat(file).isEmptyFile();
        }
    }

    @Test
    void nothing_is_cut_while_somebody_reads() throws IOException {
        try (ServerLog.Follower first = log.follow()) {
            Files.writeString(file, "0123456789a");
            log.cut();
            ServerLog.Follower second = log.follow();
            second.close();
            second.close();
            log.cut();

            assertThat(first.begin()).isEqualTo(10);
            assertThat(file).hasSize(11);
        }
        log.cut();

        assertThat(file).isEmptyFile();
    }

    @Test
    void a_file_that_is_gone_needs_no_cut() throws IOException {
        Files.delete(file);

        log.cut();

        assertThat(file).doesNotExist();
    }
}

package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptStatesTest {

    @TempDir
    private Path folder;

    @Test
    void what_is_kept_is_found_with_all_that_was_told() throws IOException {
        KeptStates states = new KeptStates(folder.resolve("loaded"), 4, 4);
        assertThat(states.copy(key(1), folder.resolve("none"))).isEmpty();

        keep(states, 1);

        KeptStates.Entry entry = states.copy(key(1), folder.resolve("copy")).orElseThrow();
        assertThat(entry.data().resolve("base")).hasContent("rows 1");
        assertThat(entry.password()).isEqualTo("secret");
        assertThat(entry.database()).isEqualTo("lockstep_1");
        assertThat(entry.about()).isEqualTo("about 1");
    }

    @Test
    void the_one_that_was_not_used_for_the_longest_time_makes_room() throws IOException {
        KeptStates states = new KeptStates(folder.resolve("loaded"), 2, 4);
        keep(states, 1);
        age(states, 1, 3);
        keep(states, 2);
        age(states, 2, 2);
        assertThat(states.copy(key(1), folder.resolve("used"))).isPresent();

        keep(states, 3);

        assertThat(states.names()).containsExactlyInAnyOrder(key(1), key(3));
    }

    @Test
    void nothing_is_kept_that_takes_more_than_its_share_of_the_disk() throws IOException {
        KeptStates states = new KeptStates(folder.resolve("loaded"), 4, Integer.MAX_VALUE);
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.write(data.resolve("base"), new byte[1 << 20]);

        String refusal = states.keep(key(1), data, "secret", "lockstep_1", "about");

        assertThat(refusal).contains("may be kept on this disk");
        assertThat(states.names()).isEmpty();
    }

    @Test
    void a_damaged_entry_is_thrown_away_and_kept_anew() throws IOException {
        KeptStates states = new KeptStates(folder.resolve("loaded"), 4, 4);
        keep(states, 1);
        Files.writeString(folder.resolve("loaded").resolve(key(1)).resolve("data/base"), "row");

        assertThat(states.copy(key(1), folder.resolve("copy"))).isEmpty();
        assertThat(states.names()).isEmpty();

        keep(states, 1);
        assertThat(states.copy(key(1), folder.resolve("again")).map(KeptStates.Entry::data))
                .isEqualTo(Optional.of(folder.resolve("again/data")));
    }

    @Test
    void what_a_maker_that_was_killed_has_left_is_swept_after_a_day() throws IOException {
        KeptStates states = new KeptStates(folder.resolve("loaded"), 4, 4);
        Path old = Files.createDirectories(folder.resolve("loaded").resolve(key(7) + ".new-abc"));
        Path young = Files.createDirectories(folder.resolve("loaded").resolve(key(8) + ".new-abc"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

        keep(states, 1);

        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void what_others_keep_and_throw_away_meanwhile_is_no_fault() throws Exception {
        KeptStates states = new KeptStates(folder.resolve("loaded"), 2, 4);
        ExecutorService builds = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int build = 0; build < 4; build++) {
                int number = build;
                running.add(builds.submit(() -> {
                    for (int i = 0; i < 60; i++) {
                        keep(states, 10 * number + i % 3);
                        Path target = folder.resolve("copy-" + number + "-" + i);
                        states.copy(key(10 * ((number + 1) % 4) + i % 3), target);
                        states.discard(key(10 * ((number + 2) % 4) + i % 3));
                    }
                    return number;
                }));
            }
            for (Future<?> build : running) {
                build.get(60, TimeUnit.SECONDS);
            }
        } finally {
            builds.shutdown();
        }
        assertThat(states.names()).allSatisfy(name -> assertThat(states.copy(name, folder.resolve("last-" + name)))
                .isPresent());
    }

    private void keep(KeptStates states, int number) throws IOException {
        Path data = Files.createDirectories(folder.resolve("server-" + number));
        Files.writeString(data.resolve("base"), "rows " + number);
        assertThat(states.keep(key(number), data, "secret", "lockstep_" + number, "about " + number))
                .isEmpty();
    }

    private static void age(KeptStates states, int number, int days) throws IOException {
        Files.setLastModifiedTime(
                states.folder().resolve(key(number)).resolve(SealedFolder.SEAL),
                FileTime.from(Instant.now().minus(Duration.ofDays(days))));
    }

    private static String key(int number) {
        return String.format("%032x", number);
    }
}

package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedFolderTest {

    @TempDir
    private Path cache;

    private final AtomicInteger made = new AtomicInteger();
    private SealedFolder folder = new SealedFolder(Path.of("/"));

    @BeforeEach
    void choosePlace() {
        folder = new SealedFolder(cache.resolve("some/18.6.0"));
    }

    @Test
    void is_made_once() throws IOException {
        folder.get(this::make);

        Path again = folder.get(this::make);

        assertThat(again.resolve("bin/postgres")).hasContent("program");
        assertThat(made).hasValue(1);
    }

    @Test
    void is_made_anew_when_a_file_is_gone() throws IOException {
        Files.delete(folder.get(this::make).resolve("bin/postgres"));

        Path again = folder.get(this::make);

        assertThat(again.resolve("bin/postgres")).hasContent("program");
        assertThat(made).hasValue(2);
    }

    @Test
    void is_made_anew_when_a_file_was_cut_short() throws IOException {
        Files.writeString(folder.get(this::make).resolve("bin/postgres"), "prog");

        Path again = folder.get(this::make);

        assertThat(again.resolve("bin/postgres")).hasContent("program");
    }

    @Test
    void is_made_anew_when_somebody_else_made_half_of_it() throws IOException {
        Files.createDirectories(cache.resolve("some/18.6.0/bin"));

        Path again = folder.get(this::make);

        assertThat(again.resolve("bin/postgres")).hasContent("program");
    }

    @Test
    void leaves_nothing_behind_when_it_cannot_be_made() throws IOException {
        SealedFolder.Maker failing = draft -> {
            make(draft);
            throw new IOException("No space left on device");
        };

        assertThatThrownBy(() -> folder.get(failing)).hasMessage("No space left on device");

        assertThat(names(cache.resolve("some"))).containsExactly("18.6.0.lock");
        assertThat(folder.get(this::make).resolve("bin/postgres")).hasContent("program");
    }

    @Test
    void is_whole_for_everybody_who_asks_at_the_same_time() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        Callable<String> ask = () -> Files.readString(
                new SealedFolder(cache.resolve("some/18.6.0")).get(this::make).resolve("bin/postgres"));

        List<Future<String>> answers =
                threads.invokeAll(Stream.generate(() -> ask).limit(8).toList());
        threads.shutdown();

        for (Future<String> answer : answers) {
            assertThat(answer.get()).isEqualTo("program");
        }
        assertThat(made).hasValue(1);
    }

    private void make(Path draft) throws IOException {
        made.incrementAndGet();
        Files.createDirectories(draft.resolve("bin"));
        Files.writeString(draft.resolve("bin/postgres"), "program");
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().collect(Collectors.toList());
        }
    }
}

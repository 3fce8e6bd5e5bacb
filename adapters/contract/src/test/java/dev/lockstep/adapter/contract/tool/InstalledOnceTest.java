package dev.lockstep.adapter.contract.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledOnceTest {

    @TempDir
    Path folder;

    private final AtomicInteger made = new AtomicInteger();

    @Test
    void is_filled_once_however_many_want_it_at_the_same_time() {
        List<CompletableFuture<Path>> wanted = Stream.generate(() -> CompletableFuture.supplyAsync(this::get))
                .limit(8)
                .toList();

        assertThat(wanted)
                .allSatisfy(each -> assertThat(each.join().resolve("tool")).hasContent("1"));
        assertThat(made).hasValue(1);
    }

    @Test
    void what_was_left_half_filled_is_filled_anew() throws IOException {
        InstalledOnce installed = new InstalledOnce(folder.resolve("tool"));
        assertThatThrownBy(() -> installed.get(place -> {
                    Files.writeString(place.resolve("rest"), "of a download");
                    throw new IOException("no network");
                }))
                .hasMessage("no network");

        assertThat(get()).isDirectoryNotContaining("glob:**/rest").isDirectoryContaining("glob:**/tool");
    }

    private Path get() {
        try {
            return new InstalledOnce(folder.resolve("tool"))
                    .get(place -> Files.writeString(place.resolve("tool"), String.valueOf(made.incrementAndGet())));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

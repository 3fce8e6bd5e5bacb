package dev.lockstep.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.schema.ObjectName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowSpaceTest {

    private static final int ROWS = 5_000;
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    @TempDir
    private Path folder = Path.of("");

    private static TableFingerprint table(String name, RowSpace space) {
        FingerprintBuilder builder = new FingerprintBuilder(
                ObjectName.inPublic(name),
                List.of(new HashedColumn("id", "text"), new HashedColumn("value", "text")),
                List.of("id"),
                List.of("id"),
                space);
        for (int row = 0; row < ROWS; row++) {
            builder.row().shown("Zeile " + row).hash(row + 1).hash(row * 1_000_003L);
        }
        return builder.build();
    }

    private static DataState state(TableFingerprint... tables) {
        SortedMap<ObjectName, TableFingerprint> byName = new TreeMap<>();
        for (TableFingerprint table : tables) {
            byName.put(table.table(), table);
        }
        return new DataState(byName);
    }

    private static void assertRowsOf(TableFingerprint table) {
        assertThat(table.rowCount()).isEqualTo(ROWS);
        for (int row : new int[] {ROWS - 1, 0, 256, 255, ROWS / 2}) {
            assertThat(table.hash(row, 0)).isEqualTo(row + 1);
            assertThat(table.hash(row, 1)).isEqualTo(row * 1_000_003L);
            assertThat(table.key(row)).isEqualTo("(id=Zeile " + row + ")");
        }
    }

    private long openFiles() throws IOException {
        assumeTrue(Files.isDirectory(OPEN_FILES), "only Linux tells which files are open");
        try (Stream<Path> files = Files.list(OPEN_FILES)) {
            return files.filter(file -> target(file).startsWith(folder.toString()))
                    .count();
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException gone) {
            // The listing's own file is closed by now.
            return "";
        }
    }

    @Test
    void small_tables_need_no_file() throws IOException {
        RowSpace space = RowSpace.in(folder);

        TableFingerprint table = table("small", space);

        assertRowsOf(table);
        assertThat(openFiles()).isZero();
    }

    @Test
    void rows_that_do_not_fit_into_memory_are_read_back_from_one_file() throws IOException {
        try (RowSpace space = RowSpace.of(folder, 32 << 10, 1 << 10, 0)) {
            TableFingerprint first = table("first", space);
            TableFingerprint second = table("second", space);

            assertRowsOf(first);
            assertRowsOf(second);
            assertThat(openFiles()).isEqualTo(1);
        }
        assertThat(openFiles()).isZero();
    }

    @Test
    void the_room_in_memory_of_a_table_that_went_to_the_file_serves_the_next() throws IOException {
        try (RowSpace space = RowSpace.of(folder, 32 << 10, 1 << 10, 0)) {
            table("large", space);

            assertThat(space.take()).isTrue();
        }
    }

    @Test
    void nothing_is_left_behind_even_by_a_process_that_is_killed() throws IOException {
        try (RowSpace space = RowSpace.of(folder, 0, 1 << 10, 0)) {
            table("large", space);

            assertThat(openFiles()).isEqualTo(1);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void a_file_that_nobody_closes_goes_with_its_table() throws Exception {
        assertRowsOf(table("forgotten", RowSpace.of(folder, 0, 1 << 10, 0)));
        assertThat(openFiles()).isEqualTo(1);

        for (int i = 0; i < 200 && openFiles() > 0; i++) {
            System.gc();
            Thread.sleep(10);
        }

        assertThat(openFiles()).isZero();
    }

    @Test
    void places_beyond_what_an_int_counts_are_found() {
        try (RowSpace space = RowSpace.of(folder, 0, 1 << 10, 6L << 30)) {
            assertRowsOf(table("far", space));
        }
        assertThat(HashReader.position(300_000_000, 10, 3)).isEqualTo(24_000_000_024L);
    }

    @Test
    void a_state_that_is_forgotten_keeps_what_others_share() {
        TableFingerprint shared = table("shared", RowSpace.of(folder, 0, 1 << 10, 0));
        TableFingerprint own = table("own", RowSpace.of(folder, 0, 1 << 10, 0));

        state(shared, own).forget(List.of(state(shared)));

        assertRowsOf(shared);
        assertThat(own.rowCount()).isEqualTo(ROWS);
        assertThatThrownBy(() -> own.hash(0, 0)).isInstanceOf(LockstepException.class);
    }

    @Test
    void a_folder_that_cannot_be_written_to_is_named() throws IOException {
        Path notAFolder = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> table("large", RowSpace.of(notAFolder, 0, 1 << 10, 0)))
                .isInstanceOfSatisfying(LockstepException.class, stuck -> {
                    assertThat(stuck.problem().what())
                            .isEqualTo("the rows of a state cannot be kept in a temporary file");
                    assertThat(stuck.problem().where()).isEqualTo(notAFolder.toString());
                    assertThat(stuck.problem().remedy())
                            .isEqualTo("make room there, 8 bytes for each value of the five states that a run keeps, or"
                                    + " name another folder by the property lockstep.temp");
                });
    }
}

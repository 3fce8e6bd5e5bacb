package dev.lockstep.conformance.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.conformance.Word;
import dev.lockstep.conformance.idiom.Change;
import dev.lockstep.conformance.idiom.GolangMigrateIdiom;
import dev.lockstep.conformance.idiom.Step;
import dev.lockstep.spi.DatabaseServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two projects of one tool, where every tool does the same with the same project. */
@ExtendWith(ContractServer.class)
class ProbesTellApartIT {

    @TempDir
    Path folder;

    private Benches benches;

    @BeforeEach
    void take_a_quick_tool(DatabaseServer server) {
        benches = new Benches(server, new GolangMigrateIdiom(), folder);
    }

    @Test
    void a_migration_that_takes_lock_timeout_back_goes_on_waiting() throws IOException {
        Change reset = Change.of(20, Step.sql("reset", "SET lock_timeout = 0"), Step.note("m20a"));

        assertThat(new LockTimeoutProbe().observe(benches, reset).word()).isEqualTo(Word.IGNORED);
        assertThat(new LockTimeoutProbe().observe(benches).word()).isEqualTo(Word.HONOURED);
    }

    @Test
    void a_migration_that_changes_other_rows_is_found_out() throws IOException {
        Change touching = Change.of(20, Step.sql("touch", "UPDATE edge SET word = 'x' WHERE word IS NULL"));

        assertThat(new RowsProbe().observe(benches, touching).word()).isEqualTo(Word.TOUCHED);
        assertThat(new RowsProbe().observe(benches).word()).isEqualTo(Word.KEPT);
    }

    @Test
    void a_down_that_forgets_something_is_inexact() throws IOException {
        Change forgetful = Change.of(20, Step.table("one"), Step.table("two")).undoneBy("DROP TABLE one");
        Change lossy = Change.of(20, Step.sql("drop", "ALTER TABLE edge DROP COLUMN word"))
                .undoneBy("ALTER TABLE edge ADD COLUMN word text");

        assertThat(new DownProbe().observe(benches, forgetful).word()).isEqualTo(Word.INEXACT);
        assertThat(new DownProbe().observe(benches, lossy).word()).isEqualTo(Word.INEXACT);
        assertThat(new DownProbe().observe(benches).word()).isEqualTo(Word.EXACT);
    }
}

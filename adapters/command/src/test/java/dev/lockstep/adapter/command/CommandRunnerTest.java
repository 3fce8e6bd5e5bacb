package dev.lockstep.adapter.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CommandRunnerTest {

    private static final Duration SHORT = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    private final CommandRunner runner = new CommandRunner();

    @Test
    void tells_exit_code_and_both_outputs_in_their_order() {
        CommandResult result = runner.run(shell("echo first; echo second >&2; echo third; exit 3"));

        assertThat(result).isEqualTo(new CommandResult(CommandResult.End.EXITED, 3, "first\nsecond\nthird"));
        assertThat(result.succeeded()).isFalse();
    }

    @Test
    void hears_a_program_out_that_writes_more_than_a_pipe_holds_and_keeps_the_end() {
        CommandResult result =
                runner.run(shell("i=0; while [ $i -lt 20000 ]; do echo 0123456789; i=$((i+1)); done; echo end"));

        assertThat(result.succeeded()).isTrue();
        assertThat(result.output())
                .startsWith("… (")
                .endsWith("0123456789\nend")
                .hasSizeLessThan(OutputTail.KEPT + 100);
    }

    @Test
    void a_program_that_asks_something_hears_that_nobody_answers() {
        CommandResult result =
                runner.run(shell("printf 'Sure? [y/N] '; read answer || { echo; echo nobody there; exit 1; }"));

        assertThat(result.output()).isEqualTo("Sure? [y/N] \nnobody there");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void gives_the_program_its_environment_and_no_other() {
        CommandResult result =
                runner.run(new Command(List.of("/usr/bin/env"), folder, Map.of("GIVEN", "with blanks and ü")));

        assertThat(result.output().lines()).hasSize(2).contains("GIVEN=with blanks and ü");
    }

    @Test
    void tells_a_program_that_is_not_there() {
        CommandResult result = runner.run(new Command(List.of("no-such-program"), folder, Map.of()));

        assertThat(result.end()).isEqualTo(CommandResult.End.NOT_STARTED);
        assertThat(result.output()).contains("no-such-program", "No such file or directory");
    }

    @Test
    void kills_a_program_at_its_deadline_with_all_that_it_started() throws IOException {
        CommandResult result = runner.run(shell("sleep 3600 & echo $! > child; echo begun; sleep 3600"), SHORT);

        assertThat(result).isEqualTo(new CommandResult(CommandResult.End.TOO_LONG, -1, "begun"));
        assertGone("child");
    }

    @Test
    void kills_what_a_program_leaves_behind_when_it_has_ended_well() throws IOException {
        CommandResult result = runner.run(shell("(sleep 3600 & echo $! > orphan) >/dev/null; echo done"));

        assertThat(result.output()).isEqualTo("done");
        assertGone("orphan");
    }

    @Test
    void kills_the_program_when_its_thread_is_interrupted_and_stays_interrupted() throws Exception {
        CompletableFuture<CommandResult> result = new CompletableFuture<>();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            result.complete(runner.run(shell("echo $$ > self; echo begun; sleep 3600")));
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        thread.start();
        await("self");

        thread.interrupt();

        assertThat(result.get(30, TimeUnit.SECONDS).end()).isEqualTo(CommandResult.End.INTERRUPTED);
        assertThat(interrupted.get(30, TimeUnit.SECONDS)).isTrue();
        assertGone("self");
    }

    private Command shell(String script) {
        return new Command(List.of("/bin/sh", "-c", script), folder, Map.of("PATH", "/usr/bin:/bin"));
    }

    private void assertGone(String file) throws IOException {
        assertThat(RunningProcess.in(folder.resolve(file))).isEmpty();
    }

    private void await(String file) throws IOException {
        while (!Files.exists(folder.resolve(file))
                || Files.readString(folder.resolve(file)).isBlank()) {
            Thread.onSpinWait();
        }
    }
}

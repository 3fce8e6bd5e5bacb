package dev.lockstep.postgres.watch.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InsideTest {

    private static final byte[] CANCELED = WireMessage.message(
            'E', "SERROR\0C57014\0Mcanceling statement due to user request\0\0".getBytes(StandardCharsets.UTF_8));
    private static final byte[] FAILED = WireMessage.message('Z', new byte[] {'E'});
    private static final byte[] BOUND = WireMessage.message('2', new byte[0]);
    private static final byte[] ROW = WireMessage.message('D', new byte[] {0, 1, 0, 0, 0, 1, '7'});
    private static final byte[] DONE = WireMessage.message('C', "SELECT 1\0".getBytes(StandardCharsets.UTF_8));
    private static final byte[] CLOSED = WireMessage.message('3', new byte[0]);

    private final ByteArrayOutputStream toClient = new ByteArrayOutputStream();
    private final ByteArrayOutputStream toServer = new ByteArrayOutputStream();
    private final TapQuestion question = new TapQuestion("SELECT $1", List.of(1L));

    @Test
    void what_was_asked_with_the_statement_is_not_asked_again() {
        Inside inside = inside(WireMessage.FLUSH, BOUND, ROW, DONE, CLOSED).asked(Optional.of(question));

        assertThat(inside.ask(question.sql(), question.relations())).contains(List.of(List.of("7")));
        assertThat(toServer.size()).isZero();
        assertThat(inside.refusal()).isEmpty();
    }

    @Test
    void an_answer_that_nobody_wants_is_read_over() {
        Inside inside = inside(WireMessage.FLUSH, BOUND, ROW, DONE, CLOSED).asked(Optional.of(question));

        inside.close();

        assertThat(toClient.size()).isZero();
        assertThat(inside.refusal()).isEmpty();
    }

    @Test
    void a_refusal_is_kept_for_the_client_with_what_comes_behind_it_read() {
        for (byte[] last : List.of(WireMessage.FLUSH, WireMessage.SYNC)) {
            byte[][] answers =
                    last == WireMessage.SYNC ? new byte[][] {BOUND, CANCELED, FAILED} : new byte[][] {BOUND, CANCELED};
            Inside inside = inside(last, answers).asked(Optional.of(question));

            assertThatThrownBy(() -> inside.ask(question.sql(), question.relations()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("57014: canceling statement due to user request");
            assertThat(inside.refusal()).contains(CANCELED);
            assertThat(inside.ask("SELECT 1")).isEmpty();
        }
    }

    private Inside inside(byte[] last, byte[]... answers) {
        MessagePipe pipe = new MessagePipe(
                Channels.newChannel(new ByteArrayInputStream(WireMessage.joined(answers))),
                Channels.newChannel(toClient));
        return new Inside(pipe, Channels.newChannel(toServer), () -> true, last, new KeptQueries());
    }
}

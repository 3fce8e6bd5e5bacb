package dev.lockstep.postgres.watch.waits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LogLinesTest {

    private final LogLines lines = new LogLines();

    @Test
    void a_line_that_comes_in_pieces_is_whole_when_its_end_is_there() {
        assertThat(lines.take(bytes("one\ntw"))).containsExactly("one");
        assertThat(lines.take(bytes("o, with an "))).isEmpty();
        assertThat(lines.take(bytes("end\nthree"))).containsExactly("two, with an end");
    }

    @Test
    void a_character_that_is_cut_in_two_is_put_together() {
        byte[] text = "größe\n".getBytes(StandardCharsets.UTF_8);

        assertThat(lines.take(ByteBuffer.wrap(text, 0, 3))).isEmpty();
        assertThat(lines.take(ByteBuffer.wrap(text, 3, text.length - 3))).containsExactly("größe");
    }

    @Test
    void bytes_that_are_no_utf_8_do_no_harm() {
        byte[] latin1 = "größe\nnext\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(lines.take(ByteBuffer.wrap(latin1))).containsExactly("gr\uFFFD\uFFFDe", "next");
    }

    @Test
    void of_a_line_without_measure_only_the_beginning_is_kept() {
        String endless = "x".repeat(3 * LogLines.LONGEST);

        assertThat(lines.take(bytes(endless))).isEmpty();
        assertThat(lines.take(bytes(endless + "\nnext\n"))).containsExactly("x".repeat(LogLines.LONGEST), "next");
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.lockstep.postgres.watch.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessagePipeTest {

    private static final int[] SIZES = {0, 1, 5, 100, 8_000, 65_530, 65_531, 65_536, 200_000};

    @Test
    void what_is_done_to_messages_does_not_depend_on_how_they_arrive() throws IOException {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            ByteArrayOutputStream expected = new ByteArrayOutputStream();
            for (int i = 0; i < 30; i++) {
                byte[] body = new byte[SIZES[random.nextInt(SIZES.length)]];
                random.nextBytes(body);
                char type = "PDTBIH".charAt(random.nextInt(6));
                byte[] message = WireMessage.message(type, body);
                sent.writeBytes(message);
                expected.writeBytes(
                        switch (type) {
                            case 'D' -> new byte[0];
                            case 'I' -> WireMessage.joined(message, WireMessage.SYNC);
                            default -> message;
                        });
            }
            sent.writeBytes(new byte[] {'P', 0, 0});
            expected.writeBytes(new byte[] {'P', 0, 0});

            ByteArrayOutputStream received = new ByteArrayOutputStream();
            follow(new MessagePipe(inPieces(sent.toByteArray(), random), Channels.newChannel(received)));

            assertThat(received.toByteArray()).as("seed %d", seed).isEqualTo(expected.toByteArray());
        }
    }

    @Test
    void what_does_not_look_like_messages_passes_unseen() throws IOException {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        noise[1] = -1;
        ByteArrayOutputStream received = new ByteArrayOutputStream();

        MessagePipe pipe = new MessagePipe(inPieces(noise, new Random(2)), Channels.newChannel(received));

        assertThat(pipe.next()).isFalse();
        assertThat(received.toByteArray()).isEqualTo(noise);
    }

    /** Does to each message what its letter says: pass, drop, take and send, take and put back, pass and send another, look at its head. */
    private static void follow(MessagePipe pipe) throws IOException {
        while (pipe.next()) {
            switch (pipe.type()) {
                case 'D' -> pipe.drop();
                case 'T' -> pipe.inject(pipe.take());
                case 'B' -> {
                    pipe.putBack(pipe.take());
                    assertThat(pipe.type()).isEqualTo('B');
                    pipe.pass();
                }
                case 'I' -> {
                    pipe.pass();
                    pipe.inject(WireMessage.SYNC);
                }
                case 'H' -> {
                    assertThat(pipe.head(70_000)).hasSize((int) Math.min(70_000, pipe.size()));
                    pipe.pass();
                }
                default -> pipe.pass();
            }
        }
    }

    private static ReadableByteChannel inPieces(byte[] bytes, Random random) {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        return new ReadableByteChannel() {
            @Override
            public int read(ByteBuffer into) {
                if (!left.hasRemaining()) {
                    return -1;
                }
                int most = random.nextBoolean() ? 7 : 100_000;
                int size = Math.min(1 + random.nextInt(most), Math.min(left.remaining(), into.remaining()));
                into.put(left.slice().limit(size));
                left.position(left.position() + size);
                return size;
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {}
        };
    }
}

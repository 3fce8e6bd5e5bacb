package dev.lockstep.postgres.watch.tap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.postgres.watch.tap.Conversations.Conversation;
import dev.lockstep.postgres.watch.tap.WireClient.Chunks;
import dev.lockstep.postgres.watch.tap.WireClient.Message;
import dev.lockstep.spi.Database;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client gets the same bytes with the tap and without, whatever it says. */
class TapEquivalenceIT {

    private static final String STATE =
            """
            select (select string_agg(a::text, ' ' order by a) from r), (select count(*) from p), (select count(*) from c),
              (select string_agg(relname, ' ' order by relname) from pg_class where relnamespace = 'public'::regnamespace)
            """;

    @ParameterizedTest
    @EnumSource(Chunks.class)
    void answers_are_the_same_with_a_look_at_every_statement(Chunks chunks) throws IOException {
        assertThat(differences(RecordingObserver.lookingAtAll(), chunks, Conversations::all))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Chunks.class)
    void scripts_in_blocks_get_the_same_answers_with_a_look_at_every_statement(Chunks chunks) throws IOException {
        assertThat(differences(RecordingObserver.lookingAtAll(), chunks, letter -> BlockConversations.all()))
                .isEmpty();
    }

    @Test
    void answers_are_the_same_without_looks() throws IOException {
        assertThat(differences(RecordingObserver.lookingAtNothing(), Chunks.RANDOM, Conversations::all))
                .isEmpty();
    }

    private static List<String> differences(
            RecordingObserver observer, Chunks chunks, Function<String, Map<String, Conversation>> conversations)
            throws IOException {
        List<String> differences = new ArrayList<>();
        try (EmbeddedServer server = EmbeddedServer.start(18);
                Database left = server.create("left");
                Database right = server.create("right");
                Tap tap = Tap.listen(trusting(right).address(), observer);
                WireClient direct = WireClient.login(left.address(), WireClient.VERSION_3_0);
                WireClient tapped = WireClient.login(tap.address(), WireClient.VERSION_3_0)) {
            direct.query(Conversations.SCHEMA).send().untilReady();
            tapped.query(Conversations.SCHEMA).send().untilReady();
            direct.cut(chunks);
            tapped.cut(chunks);
            Map<String, Conversation> tappedOnes = conversations.apply("t");
            for (Map.Entry<String, Conversation> one : conversations.apply("d").entrySet()) {
                String expected = held(one.getValue(), direct);
                String actual = held(Objects.requireNonNull(tappedOnes.get(one.getKey())), tapped);
                if (!actual.equals(expected)) {
                    differences.add(one.getKey() + "\n  direct: " + brief(expected) + "\n  tapped: " + brief(actual));
                }
            }
        }
        return differences;
    }

    private static Database trusting(Database database) {
        LoginMethods.open(database);
        return database;
    }

    private static String held(Conversation conversation, WireClient client) throws IOException {
        List<Message> messages = new ArrayList<>(conversation.hold(client));
        messages.addAll(client.query("rollback").send().untilReady());
        messages.addAll(client.query(STATE).send().untilReady());
        StringBuilder text = new StringBuilder();
        messages.forEach(message -> text.append(message).append('|'));
        return text.toString().replaceAll("(made|clerk)_[dt]", "$1");
    }

    private static String brief(String text) {
        String printable = text.replace('\0', '.');
        return printable.length() > 700 ? printable.substring(0, 700) : printable;
    }
}

package dev.lockstep.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkdownPageTest {

    private static final List<Matrix.Server> SERVERS =
            List.of(new Matrix.Server(18, "18.6"), new Matrix.Server(15, "15.19"));

    @Test
    void merges_servers_that_agree() {
        String page = page(Cell.of(Word.EXACT, "no difference"), Cell.of(Word.EXACT, "no difference"));

        assertThat(page)
                .contains(" exact |")
                .contains("- down: **exact**\n  - no difference\n")
                .doesNotContain("on 15");
    }

    @Test
    void keeps_servers_apart_that_do_not() {
        String page = page(Cell.of(Word.INEXACT, "left: a table"), Cell.of(Word.NONE, "no command"));

        assertThat(page)
                .contains(" 18: inexact<br>15: none |")
                .contains("- down, on 18: **inexact**\n  - left: a table\n- down, on 15: **none**\n  - no command\n");
    }

    @Test
    void says_once_that_a_tool_does_not_run_on_a_server() {
        String page = page(Cell.unseen("there was no run"), Cell.of(Word.NONE, "no command"));

        assertThat(page)
                .contains("| [**anvil**](#anvil) on 15 only |")
                .containsOnlyOnce("- everything, on 18: **not observed**\n  - there was no run\n")
                .contains("- down: **none**\n");
    }

    @Test
    void explains_the_words_that_it_uses() {
        String page = page(Cell.of(Word.EXACT, "no difference"), Cell.of(Word.EXACT, "no difference"));

        assertThat(page).contains("- **exact**: " + Word.EXACT.meaning()).doesNotContain("- **inexact**: ");
    }

    @Test
    void takes_no_mark_in_a_tools_words_for_its_own() {
        String page = page(Cell.of(Word.EXACT, "a_b `c` | <d> [e]"), Cell.of(Word.EXACT, "a_b `c` | <d> [e]"));

        assertThat(page).contains("a\\_b \\`c\\` \\| \\<d\\> \\[e\\]");
    }

    private static String page(Cell on18, Cell on15) {
        Matrix.Tool tool = new Matrix.Tool(
                "anvil",
                "1.0",
                "a forge",
                "anvil up",
                Map.of(18, Map.of(Behaviour.DOWN, on18), 15, Map.of(Behaviour.DOWN, on15)));
        return new MarkdownPage(new Matrix(SERVERS, List.of(tool))).text();
    }
}

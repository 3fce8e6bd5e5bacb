package dev.lockstep.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.conformance.idiom.Idioms;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublishedPageTest {

    private final Matrix matrix = CommittedMatrix.read();

    @Test
    void is_what_the_renderer_makes_of_the_published_file() {
        assertThat(CommittedMatrix.text("conformance.md"))
                .as("nobody edits the page by hand: make it again, as CONTRIBUTING.md says")
                .isEqualTo(new MarkdownPage(matrix).text());
    }

    @Test
    void is_read_and_written_without_loss() {
        assertThat(matrix.json()).isEqualTo(CommittedMatrix.text("conformance.json"));
    }

    @Test
    void has_every_tool_that_lockstep_drives() {
        List<String> driven =
                Idioms.all().stream().map(idiom -> idiom.adapter().name()).toList();

        assertThat(matrix.tools()).extracting(Matrix.Tool::name).containsExactlyElementsOf(driven);
    }

    @Test
    void has_an_older_major_beside_the_newest() {
        assertThat(matrix.servers()).extracting(Matrix.Server::major).containsExactly(18, 15);
    }

    @ParameterizedTest
    @EnumSource
    void answers_every_question_of_every_tool_with_one_of_its_words_and_with_evidence(Behaviour behaviour) {
        for (Matrix.Tool tool : matrix.tools()) {
            for (Map.Entry<Integer, Map<Behaviour, Cell>> seen : tool.cells().entrySet()) {
                Set<Word> allowed = EnumSet.copyOf(behaviour.words());
                allowed.add(Word.UNSEEN);
                Cell cell = tool.cell(seen.getKey(), behaviour);
                assertThat(seen.getValue()).as(tool.name()).containsKey(behaviour);
                assertThat(cell.word()).as(tool.name()).isIn(allowed);
                assertThat(cell.evidence()).as(tool.name()).isNotEmpty();
            }
        }
    }

    @Test
    void says_of_no_tool_that_it_was_missing() {
        assertThat(matrix.tools()).extracting(Matrix.Tool::version).doesNotContain("missing");
    }

    @Test
    void explains_every_word() {
        assertThat(Arrays.stream(Word.values()).map(Word::text)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Word.values()).map(Word::meaning)).allMatch(meaning -> !meaning.isBlank());
    }
}

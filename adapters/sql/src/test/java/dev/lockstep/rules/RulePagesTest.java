package dev.lockstep.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.verdict.RuleId;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class RulePagesTest {

    @Test
    void every_page_is_of_a_rule() throws IOException {
        try (var pages = Files.list(RulePages.PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(RuleId.of(name)).isPresent());
        }
    }
}

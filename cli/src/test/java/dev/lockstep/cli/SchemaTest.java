package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.cli.SettingName.Shape;
import dev.lockstep.plan.Journey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaTest {

    private final JsonNode schema = schema();

    @Test
    void knows_the_settings_that_the_file_may_hold_and_no_others() {
        List<String> names = new ArrayList<>();
        schema.path("properties").properties().forEach(property -> {
            if (property.getValue().has("properties")) {
                property.getValue()
                        .path("properties")
                        .fieldNames()
                        .forEachRemaining(name -> names.add(property.getKey() + "." + name));
            } else {
                names.add(property.getKey());
            }
        });

        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(SettingName.values())
                        .map(SettingName::text)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void wants_the_shape_in_which_the_file_is_read(SettingName name) {
        JsonNode property = property(name);

        assertThat(property.path("description").asText()).isNotBlank();
        assertThat(property.has("oneOf")).isEqualTo(name.shape() == Shape.LIST);
        assertThat(property.path("type").asText().equals("object")).isEqualTo(name.shape() == Shape.PAIRS);
        assertThat(property.path("type").asText().equals("array")).isEqualTo(name.shape() == Shape.RECORDS);
        assertThat(texts(property.path("items").path("required"))).isEqualTo(name.fields());
    }

    @Test
    void knows_the_journeys() {
        assertThat(texts(property(SettingName.JOURNEY).path("enum")))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Journey.values()).map(Journey::toString).toList());
    }

    private JsonNode property(SettingName name) {
        JsonNode node = schema;
        for (String part : name.text().split("\\.")) {
            node = node.path("properties").path(part);
        }
        return node;
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode schema() {
        try {
            return new ObjectMapper().readTree(Files.readString(Path.of("../docs/lockstep.schema.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

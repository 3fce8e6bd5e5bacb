package dev.lockstep.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * The fields of one object in report.json. A field that is missing or of another type is told with its place: {@code findings[3].rule}.
 *
 * @param node the object
 * @param place where it stands in the file; empty for the file itself
 */
record JsonFields(JsonNode node, String place) {

    /** A file that is not the report that it should be. */
    static final class Misfit extends RuntimeException {
        private static final long serialVersionUID = 1;

        Misfit(String said) {
            super(said);
        }
    }

    String text(String name) {
        return field(name, JsonNode::isTextual, "a text").textValue();
    }

    /** Returns a text that earlier files do not have, or that is left out where there is none. */
    String textOr(String name, String otherwise) {
        return node.has(name) ? text(name) : otherwise;
    }

    long number(String name) {
        return field(name, JsonNode::isIntegralNumber, "a whole number").longValue();
    }

    boolean truth(String name) {
        return field(name, JsonNode::isBoolean, "true or false").booleanValue();
    }

    Optional<JsonFields> object(String name) {
        return node.has(name)
                ? Optional.of(new JsonFields(field(name, JsonNode::isObject, "an object"), at(name)))
                : Optional.empty();
    }

    JsonFields required(String name) {
        return new JsonFields(field(name, JsonNode::isObject, "an object"), at(name));
    }

    List<JsonFields> objects(String name) {
        List<JsonNode> entries = entries(name);
        return IntStream.range(0, entries.size())
                .mapToObj(index -> new JsonFields(entries.get(index), at(name) + "[" + index + "]"))
                .toList();
    }

    /** Returns texts that earlier files do not have, or that are left out where there are none. */
    List<String> textsOr(String name, List<String> otherwise) {
        return node.has(name) ? texts(name) : otherwise;
    }

    /** Returns objects that earlier files do not have, or that are left out where there are none. */
    List<JsonFields> objectsIfAny(String name) {
        return node.has(name) ? objects(name) : List.of();
    }

    List<String> texts(String name) {
        return entries(name).stream().map(JsonNode::asText).toList();
    }

    /** Returns texts that earlier files do not have, or that are left out where there are none. */
    List<String> textsIfAny(String name) {
        return node.has(name) ? texts(name) : List.of();
    }

    private List<JsonNode> entries(String name) {
        return StreamSupport.stream(field(name, JsonNode::isArray, "a list").spliterator(), false)
                .toList();
    }

    private JsonNode field(String name, Predicate<JsonNode> type, String wanted) {
        JsonNode field = node.path(name);
        if (!type.test(field)) {
            throw new Misfit(at(name) + (field.isMissingNode() ? " is missing" : " is not " + wanted));
        }
        return field;
    }

    private String at(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }
}

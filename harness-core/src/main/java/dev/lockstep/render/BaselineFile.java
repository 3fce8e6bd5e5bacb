package dev.lockstep.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.lock.LockMode;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.baseline.Baseline;
import dev.lockstep.verdict.baseline.Figure;
import dev.lockstep.verdict.baseline.Figure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A baseline as a file that is checked in: JSON, one figure a line, always in the same order. */
public final class BaselineFile {

    private static final int VERSION = 1;
    private static final String REMEDY =
            "give a file that lockstep wrote as a baseline, or another name, and it is written anew";

    private final ObjectMapper json = new ObjectMapper();

    /**
     * Returns the baseline that {@code file} holds.
     *
     * @throws LockstepException if it cannot be read, or is none of this version
     */
    public Baseline read(Path file) {
        try {
            return baseline(new JsonFields(json.readTree(Files.readString(file)), ""));
        } catch (JsonProcessingException e) {
            throw refused(file, "no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw refused(file, e.toString(), e);
        } catch (JsonFields.Misfit | IllegalArgumentException e) {
            throw refused(file, String.valueOf(e.getMessage()), e);
        }
    }

    /** Writes {@code baseline} to {@code file}, with the folder that it lies in. */
    public void write(Path file, Baseline baseline) throws IOException {
        Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
        Files.writeString(file, text(baseline));
    }

    private String text(Baseline baseline) throws JsonProcessingException {
        List<String> figures = new ArrayList<>();
        for (Map.Entry<Figure, List<Long>> entry : baseline.samples().entrySet()) {
            figures.add("    " + json.writeValueAsString(figure(entry.getKey(), entry.getValue())));
        }
        List<String> conditions = new ArrayList<>();
        for (Map.Entry<String, String> entry : baseline.conditions().entrySet()) {
            conditions.add("    " + json.writeValueAsString(entry.getKey()) + ": "
                    + json.writeValueAsString(entry.getValue()));
        }
        return "{\n  \"lockstepBaseline\": " + VERSION + ",\n  \"conditions\": {\n" + String.join(",\n", conditions)
                + "\n  },\n  \"figures\": [\n" + String.join(",\n", figures) + "\n  ]\n}\n";
    }

    private ObjectNode figure(Figure figure, List<Long> samples) {
        ObjectNode node = json.createObjectNode();
        node.put("migration", figure.migration());
        node.put("direction", figure.direction().name().toLowerCase(Locale.ROOT));
        node.put("figure", figure.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        node.put("statement", figure.statement());
        node.put("on", figure.on());
        ArrayNode values = node.putArray("samples");
        if (figure.kind() == Kind.STRONGEST_LOCK) {
            samples.forEach(mode -> values.add(LockMode.values()[mode.intValue()].name()));
        } else {
            samples.forEach(values::add);
        }
        return node;
    }

    private static Baseline baseline(JsonFields root) {
        if (root.number("lockstepBaseline") != VERSION) {
            throw new JsonFields.Misfit(
                    "lockstepBaseline is " + root.number("lockstepBaseline") + ", known is " + VERSION);
        }
        SortedMap<String, String> conditions = new TreeMap<>();
        root.required("conditions")
                .node()
                .properties()
                .forEach(condition ->
                        conditions.put(condition.getKey(), condition.getValue().asText()));
        SortedMap<Figure, List<Long>> samples = new TreeMap<>();
        for (JsonFields figure : root.objects("figures")) {
            Kind kind =
                    Kind.valueOf(figure.text("figure").toUpperCase(Locale.ROOT).replace('-', '_'));
            samples.put(
                    new Figure(
                            figure.text("migration"),
                            Direction.valueOf(figure.text("direction").toUpperCase(Locale.ROOT)),
                            kind,
                            figure.text("statement"),
                            figure.text("on")),
                    kind == Kind.STRONGEST_LOCK ? modes(figure) : numbers(figure));
        }
        return new Baseline(conditions, samples);
    }

    private static List<Long> modes(JsonFields figure) {
        return figure.texts("samples").stream()
                .map(mode -> (long) LockMode.valueOf(mode).ordinal())
                .toList();
    }

    private static List<Long> numbers(JsonFields figure) {
        List<Long> numbers = new ArrayList<>();
        for (JsonNode number : figure.node().path("samples")) {
            if (!number.isIntegralNumber()) {
                throw new JsonFields.Misfit(figure.place() + ".samples: not all are whole numbers");
            }
            numbers.add(number.asLong());
        }
        return numbers;
    }

    private static LockstepException refused(Path file, String said, Exception cause) {
        return new LockstepException(
                Problem.what("this is not a baseline that can be read")
                        .where(file)
                        .said(said)
                        .remedy(REMEDY),
                cause);
    }
}

package dev.lockstep.down;

import dev.lockstep.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Sequences. */
final class SequenceForm {

    private static final Set<String> PARAMETERS = Set.of("start", "increment", "minimum", "maximum", "cache", "cycle");

    private SequenceForm() {}

    static String parameters(SchemaObject sequence) {
        return "START WITH " + sequence.value("start")
                + " INCREMENT BY " + sequence.value("increment")
                + " MINVALUE " + sequence.value("minimum")
                + " MAXVALUE " + sequence.value("maximum")
                + " CACHE " + sequence.value("cache")
                + (sequence.has("cycle") ? " CYCLE" : " NO CYCLE");
    }

    static List<String> create(SchemaObject sequence) {
        return List.of("CREATE " + (sequence.has("persistence") ? "UNLOGGED " : "") + "SEQUENCE "
                + sequence.key().identity() + " AS " + sequence.value("type") + " " + parameters(sequence));
    }

    /** Returns what ties a sequence to its column, which has to be there first. */
    static List<String> owned(SchemaObject sequence) {
        return sequence.has("owned by")
                ? List.of("ALTER SEQUENCE " + sequence.key().identity() + " OWNED BY " + sequence.value("owned by"))
                : List.of();
    }

    static List<String> altered(SchemaObject sequence, Set<String> properties) {
        String alter = "ALTER SEQUENCE " + sequence.key().identity();
        List<String> statements = new ArrayList<>();
        if (properties.contains("type")) {
            statements.add(alter + " AS " + sequence.value("type") + " " + parameters(sequence));
        } else if (properties.stream().anyMatch(PARAMETERS::contains)) {
            statements.add(alter + " " + parameters(sequence));
        }
        if (properties.contains("owned by")) {
            statements.add(alter + " OWNED BY " + (sequence.has("owned by") ? sequence.value("owned by") : "NONE"));
        }
        if (properties.contains("persistence")) {
            statements.add(alter + " SET " + (sequence.has("persistence") ? "UNLOGGED" : "LOGGED"));
        }
        return statements;
    }
}

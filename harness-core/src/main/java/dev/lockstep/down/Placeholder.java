package dev.lockstep.down;

import dev.lockstep.schema.ObjectKind;
import dev.lockstep.schema.SchemaObject;
import java.util.List;
import java.util.Optional;

/** A value that stands in a column whose values are gone and which must have one. */
final class Placeholder {

    private Placeholder() {}

    /** Returns SQL for such a value; nothing if no value is known for the column's type. */
    static Optional<String> of(SchemaObject column, Side side) {
        String type = column.value("type");
        if (type.endsWith("[]")) {
            return Optional.of("'{}'");
        }
        Optional<SchemaObject> labels = side.find(ObjectKind.ENUM, type);
        if (labels.isPresent()) {
            List<String> all = TypeForm.labels(labels.get().value("labels"));
            return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
        }
        String family = type.replaceFirst("\\(.*?\\)", "");
        return switch (family) {
            case "smallint", "integer", "bigint", "numeric", "real", "double precision", "money", "oid" -> Optional.of(
                    "0");
            case "text", "character varying", "character", "name", "bytea", "\"char\"" -> Optional.of("''");
            case "boolean" -> Optional.of("false");
            case "date", "timestamp without time zone", "timestamp with time zone" -> Optional.of("'1970-01-01'");
            case "time without time zone", "time with time zone" -> Optional.of("'00:00'");
            case "interval" -> Optional.of("'0'");
            case "uuid" -> Optional.of("'00000000-0000-0000-0000-000000000000'");
            case "json", "jsonb" -> Optional.of("'{}'");
            case "inet", "cidr" -> Optional.of("'0.0.0.0'");
            case "int4range", "int8range", "numrange", "tsrange", "tstzrange", "daterange" -> Optional.of("'empty'");
            default -> Optional.empty();
        };
    }
}

package dev.lockstep.down;

import dev.lockstep.schema.Change;
import dev.lockstep.schema.ObjectKind;
import dev.lockstep.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of object that application schemas have now and then. */
final class OtherForm {

    private OtherForm() {}

    /** Returns what makes the object; nothing if the catalogue does not tell enough, or nobody wrote it here. */
    static Optional<List<String>> create(SchemaObject object) {
        String identity = object.key().identity();
        return switch (object.key().kind()) {
            case SCHEMA -> Optional.of(List.of("CREATE SCHEMA " + identity));
            case EXTENSION -> Optional.of(
                    List.of("CREATE EXTENSION " + identity + " WITH SCHEMA " + object.value("schema")));
            case TRIGGER -> object.has("definition")
                    ? Optional.of(withEnabled(object, object.value("definition")))
                    : Optional.of(List.of());
            case RULE -> Optional.of(
                    withEnabled(object, object.value("definition").replaceFirst(";$", "")));
            case POLICY -> Optional.of(List.of(policy(object)));
            case STATISTICS -> Optional.of(statistics(object));
            case CAST -> Optional.of(List.of(cast(object)));
            case EVENT_TRIGGER -> Optional.of(eventTrigger(object));
            case PUBLICATION -> Optional.of(List.of(publication(object)));
            case PUBLICATION_TABLE -> Optional.of(List.of(publicationTable(object)));
            case PUBLICATION_SCHEMA -> Optional.of(List.of("ALTER PUBLICATION " + Names.publication(identity)
                    + " ADD TABLES IN SCHEMA " + new Identity(identity).last()));
            case DEFAULT_PRIVILEGES -> Optional.of(List.of());
            case AGGREGATE -> aggregate(object);
            default -> Optional.empty();
        };
    }

    private static List<String> withEnabled(SchemaObject object, String definition) {
        List<String> statements = new ArrayList<>();
        statements.add(definition);
        if (object.has("enabled")) {
            statements.addAll(enabled(object, object.value("enabled")));
        }
        return statements;
    }

    /** Returns what switches a trigger or a rule on or off. */
    static List<String> enabled(SchemaObject object, String value) {
        String word =
                switch (value) {
                    case "no" -> "DISABLE ";
                    case "on replicas" -> "ENABLE REPLICA ";
                    case "always" -> "ENABLE ALWAYS ";
                    default -> "ENABLE ";
                };
        String kind = Names.words(object.key().kind());
        String last = new Identity(object.key().identity()).last();
        if (object.key().kind() == ObjectKind.EVENT_TRIGGER) {
            return List.of("ALTER EVENT TRIGGER " + last + " "
                    + word.replace("ENABLE REPLICA ", "ENABLE REPLICA").strip());
        }
        return List.of("ALTER TABLE " + object.belongsTo() + " " + word + kind + " " + last);
    }

    private static String policy(SchemaObject policy) {
        return "CREATE POLICY " + new Identity(policy.key().identity()).last() + " ON " + policy.belongsTo()
                + " AS " + policy.value("mode").toUpperCase(Locale.ROOT)
                + " FOR " + policy.value("command").toUpperCase(Locale.ROOT)
                + " TO " + policy.value("roles")
                + (policy.has("using") ? " USING (" + policy.value("using") + ")" : "")
                + (policy.has("with check") ? " WITH CHECK (" + policy.value("with check") + ")" : "");
    }

    private static List<String> statistics(SchemaObject statistics) {
        List<String> statements = new ArrayList<>();
        statements.add(statistics.value("definition"));
        if (statistics.has("statistics target")) {
            statements.add(statisticsTarget(statistics));
        }
        return statements;
    }

    static String statisticsTarget(SchemaObject statistics) {
        return "ALTER STATISTICS " + statistics.key().identity() + " SET STATISTICS "
                + (statistics.has("statistics target") ? statistics.value("statistics target") : "-1");
    }

    private static String cast(SchemaObject cast) {
        String how =
                switch (cast.value("method")) {
                    case "function" -> " WITH FUNCTION " + cast.value("function");
                    case "input and output" -> " WITH INOUT";
                    default -> " WITHOUT FUNCTION";
                };
        String where =
                switch (cast.value("context")) {
                    case "in assignments" -> " AS ASSIGNMENT";
                    case "implicit" -> " AS IMPLICIT";
                    default -> "";
                };
        return "CREATE CAST " + cast.key().identity() + how + where;
    }

    private static List<String> eventTrigger(SchemaObject trigger) {
        String function = trigger.value("function");
        StringBuilder text = new StringBuilder("CREATE EVENT TRIGGER ");
        text.append(trigger.key().identity()).append(" ON ").append(trigger.value("event"));
        if (trigger.has("tags")) {
            text.append(" WHEN TAG IN (");
            text.append(String.join(
                    ", ",
                    Lists.of(trigger.value("tags")).stream()
                            .map(Standing::literal)
                            .toList()));
            text.append(')');
        }
        text.append(" EXECUTE FUNCTION ").append(function);
        return withEnabled(trigger, text.toString());
    }

    private static String publication(SchemaObject publication) {
        return "CREATE PUBLICATION " + publication.key().identity()
                + (publication.has("all tables") ? " FOR ALL TABLES" : "")
                + " WITH (" + publicationOptions(publication) + ")";
    }

    private static String publicationOptions(SchemaObject publication) {
        return "publish = '" + publication.value("publishes") + "', publish_via_partition_root = "
                + publication.has("via partition root");
    }

    static List<String> publication(SchemaObject publication, Change.Altered change) {
        String alter = "ALTER PUBLICATION " + publication.key().identity() + " SET (";
        return switch (change.property()) {
            case "publishes", "via partition root" -> List.of(alter + publicationOptions(publication) + ")");
            case "generated columns" -> List.of(
                    alter + "publish_generated_columns = " + (change.after().equals("s") ? "stored" : "none") + ")");
            default -> List.of();
        };
    }

    private static String publicationTable(SchemaObject member) {
        return "ALTER PUBLICATION " + Names.publication(member.key().identity()) + " ADD TABLE " + member.belongsTo()
                + (member.has("columns") ? " (" + member.value("columns") + ")" : "")
                + (member.has("row filter") ? " WHERE (" + member.value("row filter") + ")" : "");
    }

    private static Optional<List<String>> aggregate(SchemaObject aggregate) {
        if (aggregate.has("variant") || aggregate.has("moving transition function")) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder("CREATE AGGREGATE ");
        text.append(new Identity(aggregate.key().identity()).withoutArguments());
        text.append('(')
                .append(aggregate.has("arguments") ? aggregate.value("arguments") : "*")
                .append(") (SFUNC = ");
        text.append(function(aggregate, "transition function"));
        text.append(", STYPE = ").append(aggregate.value("transition type"));
        text.append(aggregate.has("transition space") ? ", SSPACE = " + aggregate.value("transition space") : "");
        text.append(aggregate.has("final function") ? ", FINALFUNC = " + function(aggregate, "final function") : "");
        text.append(aggregate.has("final function takes arguments") ? ", FINALFUNC_EXTRA" : "");
        text.append(", FINALFUNC_MODIFY = ");
        text.append(aggregate
                .value("final function modifies")
                .toUpperCase(Locale.ROOT)
                .replace(' ', '_'));
        text.append(
                aggregate.has("combine function") ? ", COMBINEFUNC = " + function(aggregate, "combine function") : "");
        text.append(
                aggregate.has("serialize function")
                        ? ", SERIALFUNC = " + function(aggregate, "serialize function")
                        : "");
        text.append(
                aggregate.has("deserialize function")
                        ? ", DESERIALFUNC = " + function(aggregate, "deserialize function")
                        : "");
        text.append(aggregate.has("initial value") ? ", INITCOND = " + aggregate.value("initial value") : "");
        text.append(aggregate.has("sort operator") ? ", SORTOP = " + operator(aggregate.value("sort operator")) : "");
        text.append(", PARALLEL = ")
                .append(aggregate.value("parallel").toUpperCase(Locale.ROOT))
                .append(')');
        return Optional.of(List.of(text.toString()));
    }

    private static String function(SchemaObject aggregate, String property) {
        return new Identity(aggregate.value(property)).withoutArguments();
    }

    private static String operator(String signature) {
        String name = new Identity(signature).withoutArguments();
        return name.contains(".") ? "OPERATOR(" + name + ")" : name;
    }
}

package dev.lockstep.down;

import dev.lockstep.schema.ObjectKind;
import dev.lockstep.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What objects of any kind have beside their definition: an owner, a comment, privileges. */
final class Standing {

    static final String PRIVILEGES = "privileges of ";

    private static final String GRANT_OPTION = " with grant option";
    private static final Set<ObjectKind> OPEN_TO_ALL = Set.of(
            ObjectKind.FUNCTION,
            ObjectKind.PROCEDURE,
            ObjectKind.AGGREGATE,
            ObjectKind.ENUM,
            ObjectKind.DOMAIN,
            ObjectKind.COMPOSITE_TYPE,
            ObjectKind.RANGE_TYPE,
            ObjectKind.BASE_TYPE,
            ObjectKind.LANGUAGE);

    private final String usualOwner;

    /** Of objects that belong to {@code usualOwner} unless something else is said. */
    Standing(String usualOwner) {
        this.usualOwner = usualOwner;
    }

    static boolean isPartOf(String property) {
        return property.equals("owner") || property.equals("comment") || property.startsWith(PRIVILEGES);
    }

    /**
     * Returns whether nothing is known of an object but privileges on it: default privileges, or something of the server's or of an
     * extension that only shows because its privileges were changed.
     */
    static boolean isAll(SchemaObject object) {
        return !object.properties().isEmpty()
                && object.properties().keySet().stream().allMatch(property -> property.startsWith(PRIVILEGES));
    }

    /** Returns what takes all these privileges back to what holds without a word about them. */
    List<String> withdrawn(SchemaObject object) {
        return object.properties().keySet().stream()
                .flatMap(property -> altered(object, property, "").stream())
                .toList();
    }

    /** Returns what an object needs that was just made. */
    List<String> ofNew(SchemaObject object) {
        SortedMap<String, String> properties = new TreeMap<>(object.properties());
        properties.keySet().removeIf(property -> !isPartOf(property));
        properties.remove("owner", usualOwner);
        List<String> statements = new ArrayList<>();
        // Privileges are granted by the owner, so the owner comes first.
        if (properties.containsKey("owner")) {
            statements.addAll(altered(object, "owner", properties.remove("owner")));
        }
        for (Map.Entry<String, String> property : properties.entrySet()) {
            statements.addAll(altered(object, property.getKey(), property.getValue()));
        }
        return statements;
    }

    /** Returns what gives one of these properties the value that {@code wanted} has. */
    List<String> altered(SchemaObject object, String property, String wanted) {
        if (property.equals("owner")) {
            return List.of("ALTER " + Names.reference(object) + " OWNER TO " + quoted(wanted));
        }
        if (property.equals("comment")) {
            String value = wanted.isEmpty() ? "NULL" : literal(wanted);
            return List.of("COMMENT ON " + Names.reference(object) + " IS " + value);
        }
        String grantee = property.substring(PRIVILEGES.length());
        return object.key().kind() == ObjectKind.DEFAULT_PRIVILEGES
                ? defaults(object, grantee, wanted)
                : privileges(object, grantee, wanted);
    }

    private List<String> privileges(SchemaObject object, String grantee, String wanted) {
        boolean column = object.key().kind() == ObjectKind.COLUMN;
        String name = column ? new Identity(object.key().identity()).last() : "";
        String target = " ON " + (column ? "TABLE " + object.belongsTo() : target(object));
        String columns = column ? " (" + name + ")" : "";
        List<String> statements = new ArrayList<>();
        statements.add("REVOKE ALL" + columns + target + " FROM " + grantee);
        if (wanted.isEmpty()) {
            if (grantee.equals(quoted(object.value("owner")))
                    || (grantee.equals("PUBLIC")
                            && OPEN_TO_ALL.contains(object.key().kind()))) {
                statements.add("GRANT ALL" + target + " TO " + grantee);
            } else if (object.key().identity().equals("public") && grantee.equals("PUBLIC")) {
                statements.add("GRANT USAGE" + target + " TO PUBLIC");
            }
            return statements;
        }
        statements.addAll(grants(wanted, columns, target, grantee));
        return statements;
    }

    private static List<String> grants(String wanted, String columns, String target, String grantee) {
        List<String> statements = new ArrayList<>();
        if (wanted.equals("none")) {
            return statements;
        }
        for (String word : wanted.split(", ")) {
            String privilege = word.replaceFirst(" from .*", "");
            boolean passedOn = privilege.endsWith(GRANT_OPTION);
            statements.add("GRANT " + privilege.replace(GRANT_OPTION, "") + columns + target + " TO " + grantee
                    + (passedOn ? " WITH GRANT OPTION" : ""));
        }
        return statements;
    }

    private static List<String> defaults(SchemaObject object, String grantee, String wanted) {
        // "of alice in schema shop on tables"
        String identity = object.key().identity();
        String kind = identity.substring(identity.lastIndexOf(" on ") + 4).toUpperCase(java.util.Locale.ROOT);
        String scope = identity.substring(3, identity.lastIndexOf(" on ")).replace(" in schema ", " IN SCHEMA ");
        String begin = "ALTER DEFAULT PRIVILEGES FOR ROLE " + scope + " ";
        List<String> statements = new ArrayList<>();
        statements.add(begin + "REVOKE ALL ON " + kind + " FROM " + grantee);
        if (wanted.isEmpty()) {
            boolean anyway = !scope.contains(" IN SCHEMA ")
                    && (grantee.equals(scope)
                            || (grantee.equals("PUBLIC") && (kind.equals("FUNCTIONS") || kind.equals("TYPES"))));
            if (anyway) {
                statements.add(begin + "GRANT ALL ON " + kind + " TO " + grantee);
            }
            return statements;
        }
        grants(wanted, "", " ON " + kind, grantee).forEach(grant -> statements.add(begin + grant));
        return statements;
    }

    private static String target(SchemaObject object) {
        return switch (object.key().kind()) {
            case TABLE, PARTITIONED_TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW -> "TABLE "
                    + object.key().identity();
            case SERVER -> "FOREIGN SERVER " + object.key().identity();
            case AGGREGATE -> "FUNCTION " + object.key().identity();
            default -> Names.reference(object);
        };
    }

    static String quoted(String name) {
        return name.matches("[a-z_][a-z0-9_$]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    static String literal(String text) {
        String quoted = "'" + text.replace("'", "''") + "'";
        return text.contains("\\") ? "E" + quoted.replace("\\", "\\\\") : quoted;
    }
}

package dev.lockstep.down;

import dev.lockstep.schema.Change;
import dev.lockstep.schema.ObjectKind;
import dev.lockstep.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes objects again and alters others back. */
final class Builder {

    private final Side have;
    private final Side want;
    private final Standing standing;
    private final List<String> beyond;
    private final ColumnForm columns;
    private final TableForm tables;
    private final TypeForm types;

    Builder(Side have, Side want, Standing standing, List<String> beyond) {
        this.have = have;
        this.want = want;
        this.standing = standing;
        this.beyond = beyond;
        columns = new ColumnForm(want);
        tables = new TableForm(want);
        types = new TypeForm(have, want);
    }

    /** Returns what makes {@code object}, one of {@code made}. */
    List<DownStatement> make(SchemaObject object, List<SchemaObject> made) {
        boolean withRelation = !Side.isRelation(object)
                && made.stream()
                        .anyMatch(other ->
                                Side.isRelation(other) && other.key().identity().equals(object.belongsTo()));
        List<DownStatement> statements = new ArrayList<>();
        if (!Standing.isAll(object) && !comesByItself(object, made, withRelation)) {
            creation(object)
                    .ifPresentOrElse(
                            statements::addAll,
                            () -> beyond.add(object.key() + " is gone; how it was made is not known here"));
        }
        if (!statements.isEmpty() || beyond.stream().noneMatch(line -> line.startsWith(object.key() + " "))) {
            standing.ofNew(object).forEach(sql -> statements.add(new DownStatement(sql)));
        }
        return statements;
    }

    private boolean comesByItself(SchemaObject object, List<SchemaObject> made, boolean withRelation) {
        return switch (object.key().kind()) {
            case COLUMN -> withRelation
                    || want.isView(object.belongsTo())
                    || object.has("inherited")
                    || isOfPartition(object);
            case CONSTRAINT -> object.has("inherited")
                    || (withColumn(object, made) && ColumnForm.isMadeWithColumn(object));
            case INDEX -> want.isOfConstraint(object) || (object.has("partition of") && comesWithParent(object, made));
            case SEQUENCE -> object.has("of identity column");
            default -> false;
        };
    }

    private boolean isOfPartition(SchemaObject column) {
        return want.relation(column.belongsTo())
                .filter(table -> table.has("partition of"))
                .isPresent();
    }

    private static boolean comesWithParent(SchemaObject index, List<SchemaObject> made) {
        return made.stream()
                .anyMatch(other -> (other.key().kind() == ObjectKind.INDEX
                                && other.key().identity().equals(index.value("partition of")))
                        || (Side.isRelation(other) && other.key().identity().equals(index.belongsTo())));
    }

    private static boolean withColumn(SchemaObject constraint, List<SchemaObject> made) {
        return made.stream()
                .filter(other -> other.belongsTo().equals(constraint.belongsTo()))
                .filter(other -> other.key().kind() == ObjectKind.COLUMN)
                .map(ColumnForm::name)
                .anyMatch(name -> constraint
                        .value("definition")
                        .replace(" NO INHERIT", "")
                        .equals("NOT NULL " + name));
    }

    private Optional<List<DownStatement>> creation(SchemaObject object) {
        return switch (object.key().kind()) {
            case TABLE, PARTITIONED_TABLE, FOREIGN_TABLE -> Optional.of(first(
                    "the rows that " + object.key().identity() + " had are gone: the table comes back empty",
                    tables.create(object)));
            case COLUMN -> Optional.of(
                    want.isComposite(object.belongsTo())
                            ? plain(List.of("ALTER TYPE " + object.belongsTo() + " ADD ATTRIBUTE "
                                    + ColumnForm.name(object) + " " + ColumnForm.type(object)))
                            : new LostColumn(object, want, columns).statements());
            case CONSTRAINT, INDEX -> Optional.of(plain(KeyForm.create(object, want)));
            case SEQUENCE -> Optional.of(first(
                    "how far " + object.key().identity() + " had counted is not known: it begins anew",
                    SequenceForm.create(object)));
            case FUNCTION, PROCEDURE -> Optional.of(plain(List.of(RoutineForm.createOrReplace(object))));
            case VIEW, MATERIALIZED_VIEW -> Optional.of(plain(new ViewForm(want).create(object)));
            case ENUM, DOMAIN, COMPOSITE_TYPE, RANGE_TYPE -> Optional.of(plain(types.create(object)));
            default -> OtherForm.create(object).map(Builder::plain);
        };
    }

    /** Returns what alters {@code object} back. */
    List<DownStatement> alter(SchemaObject object, List<Change.Altered> altered, List<Change> changes) {
        List<DownStatement> statements = new ArrayList<>();
        Set<String> properties = altered.stream().map(Change.Altered::property).collect(Collectors.toSet());
        if (object.key().kind() == ObjectKind.SEQUENCE) {
            statements.addAll(plain(SequenceForm.altered(object, properties)));
        } else if (object.key().kind() == ObjectKind.COLUMN && !want.isComposite(object.belongsTo())) {
            statements.addAll(column(object, altered, changes));
        } else if (isRoutine(object) && properties.stream().anyMatch(property -> !Standing.isPartOf(property))) {
            statements.addAll(plain(List.of(RoutineForm.createOrReplace(object))));
        } else {
            altered.forEach(change -> statements.addAll(property(object, change)));
        }
        altered.stream()
                .filter(change -> Standing.isPartOf(change.property()))
                .forEach(change ->
                        statements.addAll(plain(standing.altered(object, change.property(), change.after()))));
        if (statements.isEmpty()) {
            altered.stream()
                    .filter(change -> !isCoveredElsewhere(object, change))
                    .forEach(change ->
                            beyond.add(change.key() + ": " + change.property() + " cannot be set back here, it was "
                                    + (change.after().isEmpty() ? "not set" : change.after())));
        }
        return statements;
    }

    private boolean isCoveredElsewhere(SchemaObject object, Change.Altered change) {
        return (object.key().kind() == ObjectKind.COLUMN && change.property().equals("nullable"))
                || change.property().equals("inherited")
                || (object.key().kind() == ObjectKind.COMPOSITE_TYPE
                        && change.property().equals("attributes"))
                || (object.key().kind() == ObjectKind.INDEX && want.isOfConstraint(object))
                || change.property().equals("replica identity")
                || change.property().equals("partition of");
    }

    private static boolean isRoutine(SchemaObject object) {
        return object.key().kind() == ObjectKind.FUNCTION || object.key().kind() == ObjectKind.PROCEDURE;
    }

    private List<DownStatement> property(SchemaObject object, Change.Altered change) {
        return switch (object.key().kind()) {
            case TABLE, PARTITIONED_TABLE, FOREIGN_TABLE -> plain(tables.altered(object, change));
            case COLUMN -> plain(TypeForm.attribute(object, change));
            case VIEW, MATERIALIZED_VIEW -> plain(ViewForm.altered(object, change));
            case INDEX -> plain(KeyForm.altered(object, change));
            case DOMAIN -> plain(TypeForm.domain(object, change));
            case ENUM -> change.property().equals("labels") ? types.labels(object, change) : List.of();
            case PUBLICATION -> plain(OtherForm.publication(object, change));
            case STATISTICS -> change.property().equals("statistics target")
                    ? plain(List.of(OtherForm.statisticsTarget(object)))
                    : List.of();
            case TRIGGER, RULE, EVENT_TRIGGER -> change.property().equals("enabled")
                    ? plain(OtherForm.enabled(object, change.after()))
                    : List.of();
            case EXTENSION -> change.property().equals("schema")
                    ? plain(List.of("ALTER EXTENSION " + object.key().identity() + " SET SCHEMA " + change.after()))
                    : List.of();
            default -> List.of();
        };
    }

    // Of one column: what hinders a new type first, then the type, then what needs it.
    private List<DownStatement> column(SchemaObject column, List<Change.Altered> altered, List<Change> changes) {
        SchemaObject now = have.snapshot().objects().getOrDefault(column.key(), column);
        List<DownStatement> statements = new ArrayList<>();
        boolean retyped = altered.stream()
                .anyMatch(change ->
                        change.property().equals("type") || change.property().equals("collation"));
        boolean cast = retyped && !castWithEnum(column, changes);
        String alter = "ALTER TABLE " + column.belongsTo() + " ALTER COLUMN " + ColumnForm.name(column);
        if (now.has("generated") && !column.has("generated")) {
            statements.add(new DownStatement(alter + " DROP EXPRESSION"));
        }
        if (cast && now.has("default")) {
            statements.add(new DownStatement(alter + " DROP DEFAULT"));
        }
        if (cast) {
            statements.add(columns.type(column, now));
        }
        for (Change.Altered change : altered) {
            if (change.property().equals("identity column")) {
                statements.addAll(plain(columns.identity(column, change)));
            } else if (!(cast && now.has("default") && change.property().equals("default"))) {
                statements.addAll(plain(columns.simple(column, change)));
            }
        }
        if (cast && now.has("default") && column.has("default")) {
            statements.add(new DownStatement(alter + " SET DEFAULT " + column.value("default")));
        }
        return statements;
    }

    private static boolean castWithEnum(SchemaObject column, List<Change> changes) {
        return changes.stream()
                .anyMatch(change -> change.key().kind() == ObjectKind.ENUM
                        && change instanceof Change.Altered altered
                        && altered.property().equals("labels")
                        && column.value("type").equals(change.key().identity()));
    }

    private static List<DownStatement> plain(List<String> statements) {
        return statements.stream().map(DownStatement::new).toList();
    }

    private static List<DownStatement> first(String remark, List<String> statements) {
        List<DownStatement> all = new ArrayList<>();
        for (String sql : statements) {
            all.add(new DownStatement(sql, all.isEmpty() ? remark : ""));
        }
        return all;
    }
}

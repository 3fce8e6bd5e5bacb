package dev.lockstep.down;

import dev.lockstep.schema.Change;
import dev.lockstep.schema.ObjectKind;
import dev.lockstep.schema.SchemaDiff;
import dev.lockstep.schema.SchemaObject;
import dev.lockstep.schema.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Derives SQL that takes a schema back to what it was, from the difference of the two.
 *
 * <p>What was added is dropped, what was dropped is made again from what the catalogue told about it, what was altered is altered
 * back; what cannot be altered is dropped and made again, with everything that stands on it. Pure: the same two snapshots give the same
 * statements. Rows that are gone do not come back, and the statements say so.
 */
public final class DownDeriver {

    /**
     * Returns what takes a schema back.
     *
     * @param now the schema as it is
     * @param wanted the schema as it was
     */
    public DerivedDown derive(Snapshot now, Snapshot wanted) {
        Renames renames = Renames.between(now, wanted);
        Side have = new Side(renames.renamed());
        Side want = new Side(wanted);
        List<Change> changes = SchemaDiff.between(renames.renamed(), wanted).changes();
        Rebuilding rebuilding = Rebuilding.of(changes, have, want);
        Standing standing = new Standing(usualOwner(wanted, now));
        List<DownStatement> statements = new ArrayList<>(renames.statements());
        List<String> beyond = new ArrayList<>();
        statements.addAll(drops(changes, rebuilding, have, want, standing));
        Builder builder = new Builder(have, want, standing, beyond);
        Map<SchemaObject, List<Change.Altered>> alterations = new HashMap<>();
        List<SchemaObject> made = new ArrayList<>(rebuilding.made());
        for (Change change : changes) {
            if (change instanceof Change.Added added && !made.contains(added.object())) {
                made.add(added.object());
            } else if (change instanceof Change.Altered altered) {
                SchemaObject object = want.find(
                                altered.key().kind(), altered.key().identity())
                        .orElseThrow();
                if (!made.contains(object) && !rebuilding.takes(object)) {
                    alterations
                            .computeIfAbsent(object, unseen -> new ArrayList<>())
                            .add(altered);
                }
            }
        }
        List<SchemaObject> all = new ArrayList<>(made);
        all.addAll(alterations.keySet());
        for (SchemaObject object : CreationOrder.of(all)) {
            statements.addAll(
                    made.contains(object)
                            ? builder.make(object, made)
                            : builder.alter(object, alterations.getOrDefault(object, List.of()), changes));
        }
        made.stream()
                .filter(object -> object.key().kind() == ObjectKind.SEQUENCE && !object.has("of identity column"))
                .flatMap(sequence -> SequenceForm.owned(sequence).stream())
                .forEach(sql -> statements.add(new DownStatement(sql)));
        return new DerivedDown(statements, beyond);
    }

    /** Whoever owns most, which is the role that migrates. */
    private static String usualOwner(Snapshot wanted, Snapshot now) {
        Map<String, Integer> owners = new HashMap<>();
        Stream.concat(wanted.objects().values().stream(), now.objects().values().stream())
                .filter(object -> object.has("owner") && object.key().kind() != ObjectKind.SCHEMA)
                .forEach(object -> owners.merge(object.value("owner"), 1, Integer::sum));
        return owners.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static List<DownStatement> drops(
            List<Change> changes, Rebuilding rebuilding, Side have, Side want, Standing standing) {
        List<SchemaObject> dropped = new ArrayList<>(rebuilding.dropped());
        for (Change change : changes) {
            if (change instanceof Change.Removed removed && !dropped.contains(removed.object())) {
                dropped.add(removed.object());
            }
        }
        List<SchemaObject> ordered = new ArrayList<>(CreationOrder.of(dropped));
        Collections.reverse(ordered);
        return ordered.stream()
                .filter(object -> !goesWithAnother(object, dropped, have, want))
                .flatMap(object -> drop(object, have, standing).stream())
                .map(DownStatement::new)
                .toList();
    }

    private static List<String> drop(SchemaObject object, Side have, Standing standing) {
        if (Standing.isAll(object)) {
            return standing.withdrawn(object);
        }
        // A partition's copy of a trigger shows only where it is enabled otherwise than its original.
        return originalOf(object, have)
                .map(original -> OtherForm.enabled(object, original.value("enabled")))
                .orElseGet(() -> List.of(Names.drop(object, have)));
    }

    private static Optional<SchemaObject> originalOf(SchemaObject object, Side have) {
        if (object.key().kind() != ObjectKind.TRIGGER) {
            return Optional.empty();
        }
        String name = new Identity(object.key().identity()).last();
        return have.relation(object.belongsTo())
                .filter(table -> table.has("partition of"))
                .flatMap(table -> have.find(ObjectKind.TRIGGER, table.value("partition of") + "." + name));
    }

    private static boolean goesWithAnother(SchemaObject object, List<SchemaObject> dropped, Side have, Side want) {
        if (!object.belongsTo().isEmpty() && !Side.isRelation(object)) {
            boolean all = dropped.stream()
                    .anyMatch(other ->
                            Side.isRelation(other) && other.key().identity().equals(object.belongsTo()));
            if (all) {
                return true;
            }
        }
        return switch (object.key().kind()) {
            case COLUMN -> have.isView(object.belongsTo()) || object.has("inherited") || isPartition(object, have);
            case CONSTRAINT -> object.has("inherited") || goesWithColumn(object, dropped);
            case INDEX -> have.isOfConstraint(object) || (object.has("partition of") && !isAttached(object, want));
            case SEQUENCE -> object.has("of identity column") || goesWithOwner(object, dropped);
            case TRIGGER -> !object.has("definition");
            default -> false;
        };
    }

    private static boolean isPartition(SchemaObject column, Side have) {
        return have.relation(column.belongsTo())
                .filter(table -> table.has("partition of"))
                .isPresent();
    }

    private static boolean goesWithColumn(SchemaObject constraint, List<SchemaObject> dropped) {
        return dropped.stream()
                .filter(other -> other.key().kind() == ObjectKind.COLUMN
                        && other.belongsTo().equals(constraint.belongsTo()))
                .anyMatch(column -> constraint.value("definition").equals("NOT NULL " + ColumnForm.name(column)));
    }

    private static boolean isAttached(SchemaObject index, Side want) {
        // An index that the up attached to one that was there already cannot be detached, only dropped with its parent.
        return want.find(ObjectKind.INDEX, index.value("partition of")).isPresent();
    }

    private static boolean goesWithOwner(SchemaObject sequence, List<SchemaObject> dropped) {
        String column = sequence.value("owned by");
        return !column.isEmpty()
                && dropped.stream()
                        .anyMatch(other -> other.key().kind() == ObjectKind.COLUMN
                                && other.key().identity().equals(column));
    }
}

package dev.lockstep.postgres.watch.effects;

import dev.lockstep.lock.LockTarget;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files in which tables, materialized views and indexes are. A new file means that the relation was written anew; whoever
 * does that holds ACCESS EXCLUSIVE on it, so that no two sessions see different files at one time.
 */
final class FileNodes {

    private static final String NODES =
            "SELECT o, coalesce(pg_catalog.pg_relation_filenode(o::oid), 0) FROM pg_catalog.unnest(?::int8[]) o";

    private final Map<Long, Long> nodes = new HashMap<>();
    private final Set<Long> known = new HashSet<>();

    FileNodes(KnownRelations before) {
        for (KnownRelation relation : before.all()) {
            if (isFollowed(relation)) {
                nodes.put(relation.oid(), relation.node());
                known.add(relation.node());
            }
        }
    }

    /** Returns the relations among {@code now} that are in another file than at the last look, and remembers this one. */
    List<Long> changed(Map<Long, Long> now) {
        List<Long> changed = new ArrayList<>();
        now.forEach((oid, node) -> {
            Long last = nodes.get(oid);
            if (last != null && node != 0 && node.longValue() != last.longValue()) {
                changed.add(oid);
                nodes.put(oid, node);
                known.add(node);
            }
        });
        return changed;
    }

    /** Takes a relation that came in since the beginning. Returns whether its file is new as well: ALTER COLUMN TYPE can hand files on. */
    boolean isNewFile(long node) {
        return node != 0 && known.add(node);
    }

    /** Reads the files of {@code relations} as they are committed; nothing if the server cannot be asked. */
    static Map<Long, Long> read(Connection side, Collection<Long> relations) {
        Map<Long, Long> nodes = new HashMap<>();
        try (PreparedStatement statement = side.prepareStatement(NODES)) {
            statement.setArray(1, side.createArrayOf("int8", relations.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    nodes.put(row.getLong(1), row.getLong(2));
                }
            }
            return nodes;
        } catch (SQLException e) {
            return Map.of();
        }
    }

    private static boolean isFollowed(KnownRelation relation) {
        return relation.node() != 0
                && (relation.kind() == LockTarget.Kind.TABLE
                        || relation.kind() == LockTarget.Kind.MATERIALIZED_VIEW
                        || relation.kind() == LockTarget.Kind.INDEX);
    }
}

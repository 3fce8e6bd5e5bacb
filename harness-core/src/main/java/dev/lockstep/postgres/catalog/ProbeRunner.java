package dev.lockstep.postgres.catalog;

import dev.lockstep.data.IntegrityViolation;
import dev.lockstep.schema.ObjectName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts the rows that break promises, all in one round trip, and looks for examples only where there are some. */
final class ProbeRunner {

    private final Connection connection;

    ProbeRunner(Connection connection) {
        this.connection = connection;
    }

    List<IntegrityViolation> run(List<Probe> probes) throws SQLException {
        List<IntegrityViolation> violations = new ArrayList<>();
        if (probes.isEmpty()) {
            return violations;
        }
        Savepoint savepoint = connection.setSavepoint();
        try {
            Map<Probe, Long> counts = count(queries(probes));
            for (Map.Entry<Probe, Long> count : counts.entrySet()) {
                if (count.getValue() > 0) {
                    violations.add(withExample(count.getKey(), count.getValue()));
                }
            }
            return violations;
        } catch (SQLException e) {
            // One of the user's expressions failed; it must not hide what the others say.
            connection.rollback(savepoint);
            return oneByOne(probes);
        }
    }

    private static Collection<List<Probe>> queries(List<Probe> probes) {
        Map<String, List<Probe>> queries = new LinkedHashMap<>();
        for (int i = 0; i < probes.size(); i++) {
            Probe probe = probes.get(i);
            String group = probe.scan() == Probe.Scan.SHARED ? probe.source() : String.valueOf(i);
            queries.computeIfAbsent(group, key -> new ArrayList<>()).add(probe);
        }
        return queries.values();
    }

    private Map<Probe, Long> count(Collection<List<Probe>> queries) throws SQLException {
        Map<Probe, Long> counts = new LinkedHashMap<>();
        String sql = queries.stream().map(ProbeRunner::sql).collect(Collectors.joining(";\n"));
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            for (List<Probe> query : queries) {
                try (ResultSet row = statement.getResultSet()) {
                    row.next();
                    for (int i = 0; i < query.size(); i++) {
                        counts.put(query.get(i), row.getLong(i + 1));
                    }
                }
                statement.getMoreResults();
            }
        }
        return counts;
    }

    private static String sql(List<Probe> query) {
        Probe first = query.get(0);
        if (query.size() == 1) {
            return "SELECT count(*) FROM " + first.source() + " WHERE " + first.condition();
        }
        return query.stream()
                .map(probe -> "count(*) FILTER (WHERE " + probe.condition() + ")")
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + first.source()));
    }

    private List<IntegrityViolation> oneByOne(List<Probe> probes) throws SQLException {
        List<IntegrityViolation> violations = new ArrayList<>();
        for (Probe probe : probes) {
            Savepoint savepoint = connection.setSavepoint();
            try {
                long rows = count(List.of(List.of(probe))).getOrDefault(probe, 0L);
                if (rows > 0) {
                    violations.add(withExample(probe, rows));
                }
            } catch (SQLException e) {
                connection.rollback(savepoint);
                violations.add(probe.violation("cannot be checked: " + e.getMessage(), 0, ""));
            }
        }
        return violations;
    }

    private IntegrityViolation withExample(Probe probe, long rows) throws SQLException {
        String alias = ObjectName.quote(probe.relation().name());
        TableKey key = TableKey.read(connection, probe.relation());
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + probe.detail() + ", " + key.sql(alias) + " FROM "
                        + probe.source() + " WHERE " + probe.condition() + " ORDER BY " + key.order(alias) + " LIMIT 1")) {
            row.next();
            return probe.violation(row.getString(1), rows, row.getString(2));
        }
    }
}

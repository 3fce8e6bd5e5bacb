package dev.lockstep.postgres.watch.waits;

import dev.lockstep.lock.Party;
import dev.lockstep.lock.Party.Role;
import dev.lockstep.postgres.watch.tap.TapSession;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Who is who: the tool's sessions from the tap, others from who made them, strangers by what the server says of them. */
final class PartyBook {

    private static final String CLIENT = "client backend";
    private static final String PARALLEL_WORKER = "parallel worker";
    private static final String STRANGERS =
            "SELECT pid, coalesce(backend_type, ''), coalesce(application_name, '') FROM pg_stat_activity WHERE pid = ANY (?)";

    private final Parties others;
    private final Map<Integer, Party> tapped = new ConcurrentHashMap<>();
    private final Map<Integer, Party> strangers = new ConcurrentHashMap<>();

    PartyBook(Parties others) {
        this.others = others;
    }

    void tapped(TapSession session) {
        tapped.put(
                session.pid(), new Party(session.pid(), Role.MIGRATOR, "session " + session.number() + " of the tool"));
    }

    /** The server says what a process is. */
    void learn(int pid, String backend, String application) {
        if (backend.equals(CLIENT)) {
            strangers.put(pid, new Party(pid, Role.UNKNOWN, application.isBlank() ? "another session" : application));
        } else if (!backend.isBlank() && !backend.equals("not initialized") && !backend.equals(PARALLEL_WORKER)) {
            strangers.put(pid, new Party(pid, Role.SERVER, backend));
        }
    }

    /** Asks the server for those of {@code pids} that nobody knows. */
    void ask(Collection<Integer> pids, LookSession session) {
        Set<Integer> unknown = pids.stream()
                .filter(pid -> known(pid).isEmpty() && !strangers.containsKey(pid))
                .collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            session.ask(connection -> ask(List.copyOf(unknown), connection));
        }
    }

    private int ask(List<Integer> pids, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STRANGERS)) {
            statement.setArray(1, connection.createArrayOf("int4", pids.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    learn(rows.getInt(1), rows.getString(2), rows.getString(3));
                }
            }
        }
        return pids.size();
    }

    /** Returns the session of the tool or the harness that {@code pid} is. */
    Optional<Party> known(int pid) {
        return others.find(pid).or(() -> Optional.ofNullable(tapped.get(pid)));
    }

    /** Returns who {@code pid} is, as far as that is known. */
    Party of(int pid) {
        return known(pid).orElseGet(() -> strangers.getOrDefault(pid, new Party(pid, Role.UNKNOWN, "another session")));
    }
}

package dev.lockstep.postgres.watch.waits;

import dev.lockstep.problem.Problem;
import dev.lockstep.spi.DatabaseAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;

/** Finds sessions in the watched database that came another way than through the tap, and tells when none came through it. */
final class TapBypass {

    private static final String HARNESS = "lockstep";
    private static final int LISTED = 5;

    private final DatabaseAddress database;
    private final IntPredicate known;
    private final Set<Integer> tapped = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Guest> guests = new LinkedHashMap<>();

    /** A session that somebody opened. */
    private record Guest(String user, String application) {
        Guest named(String name) {
            return name.isEmpty() || name.equals("[unknown]") ? this : new Guest(user, name);
        }
    }

    /**
     * Begins without anybody.
     *
     * @param known whether a process is one of the harness's sessions, its traffic or its scenes
     */
    TapBypass(DatabaseAddress database, IntPredicate known) {
        this.database = database;
        this.known = known;
    }

    /** A session came through the tap. May be called by any thread. */
    void tapped(int pid) {
        tapped.add(pid);
    }

    /** The log says something. */
    void take(TimedEvent event) {
        int pid = event.event().pid();
        if (event.event() instanceof LogEvent.LoggedIn login && login.database().equals(database.database())) {
            guests.put(pid, new Guest(login.user(), login.application()));
        }
        if (event.event() instanceof LogEvent.Failure failure && refused(failure)) {
            guests.remove(pid);
        }
        guests.computeIfPresent(pid, (same, guest) -> guest.named(event.application()));
    }

    /** The server can still refuse who has proved to be himself: the tap never learns his process then. */
    private static boolean refused(LogEvent.Failure failure) {
        return failure.severity().equals("FATAL") && !failure.message().startsWith("terminating connection");
    }

    /** A session is in the database. */
    void present(int pid, String user, String application) {
        guests.merge(pid, new Guest(user, application), (before, now) -> before.named(application));
    }

    /** Returns whether somebody is there who may be a stranger and has not given a name. */
    boolean hasNameless() {
        return guests.entrySet().stream()
                .anyMatch(guest -> guest.getValue().application().isEmpty()
                        && !tapped.contains(guest.getKey())
                        && !known.test(guest.getKey()));
    }

    /** Returns what was noticed. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        List<String> strangers = guests.entrySet().stream()
                .filter(guest -> isStranger(guest.getKey(), guest.getValue()))
                .map(guest -> "session " + guest.getKey() + " of user "
                        + guest.getValue().user() + ", application_name \""
                        + guest.getValue().application() + "\"")
                .toList();
        if (!strangers.isEmpty()) {
            problems.add(past(strangers));
        } else if (tapped.isEmpty()) {
            problems.add(Problem.what(
                            "the tool opened no session at the address that it was given, so nothing of it was seen")
                    .where(database)
                    .remedy("see whether it did anything at all, and whether its own settings name another server"));
        }
        return problems;
    }

    private boolean isStranger(int pid, Guest guest) {
        return !tapped.contains(pid) && !known.test(pid) && !guest.application().startsWith(HARNESS);
    }

    private Problem past(List<String> strangers) {
        Problem problem = Problem.what(
                        "somebody worked in the database without being watched: not through the address that was given"
                                + " to the tool")
                .where(database);
        for (String stranger : strangers.subList(0, Math.min(LISTED, strangers.size()))) {
            problem = problem.said(stranger);
        }
        if (strangers.size() > LISTED) {
            problem = problem.said("and " + (strangers.size() - LISTED) + " more");
        }
        return problem.remedy(
                "if it is the tool, let it take host and port from where the harness puts them; look for an address of"
                        + " its own in its settings and in the environment (DATABASE_URL, PGHOST, PGPORT)");
    }
}

package dev.lockstep.postgres.watch.catalogue;

import dev.lockstep.lock.LockMode;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a statement was seen to do, one line per fact: {@code locks t AccessExclusive}, {@code scans t 1 5000}, {@code new file t},
 * {@code fails …}.
 */
record Figures(SortedSet<String> facts) {

    Figures {
        facts = Collections.unmodifiableSortedSet(new TreeSet<>(facts));
    }

    static String locks(String relation, LockMode mode) {
        return "locks " + relation + " " + mode.serverName().replaceFirst("Lock$", "");
    }

    static String scans(String table, long times, long rows) {
        return "scans " + table + " " + times + " " + rows;
    }

    static String newFile(String relation) {
        return "new file " + relation;
    }

    static String fails(String message) {
        return "fails " + message;
    }

    boolean isFailure() {
        return facts.stream().anyMatch(fact -> fact.startsWith("fails "));
    }

    /** Returns how {@code seen} differs: {@code - } before what it lacks, {@code + } before what it has in addition. */
    SortedSet<String> differences(Figures seen) {
        SortedSet<String> differences = new TreeSet<>();
        facts.stream().filter(fact -> !seen.facts.contains(fact)).forEach(fact -> differences.add("- " + fact));
        seen.facts.stream().filter(fact -> !facts.contains(fact)).forEach(fact -> differences.add("+ " + fact));
        return differences;
    }
}

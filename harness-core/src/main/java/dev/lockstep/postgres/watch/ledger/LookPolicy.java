package dev.lockstep.postgres.watch.ledger;

import dev.lockstep.sql.SqlLexer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * Which of a session's statements are worth a look at its locks: those that can take a new one. When in doubt, they are.
 *
 * <ul>
 *   <li>SET, SHOW, BEGIN and the like never are, plain SELECTs the first few times that one is sent.
 *   <li>Statements on a table that the same transaction has just made, and that can concern nothing else, never are: nobody else can see it.
 *   <li>Writing statements are in every transaction, until the same one has been looked at a few times; then only if the last one took long, so
 *       that a look costs little beside it.
 *   <li>Everything else always is: DDL, LOCK, DO, CALL, a SELECT that calls a function. Only in a transaction that already holds hundreds of
 *       locks, of which each makes every look slower, those are left out that name no relation from before the step: what they can
 *       lock, the same transaction has made.
 * </ul>
 *
 * <p>One policy serves one session; not safe for use by several threads.
 */
public final class LookPolicy {

    /** A transaction with more locks is crowded. */
    public static final int CROWD = 300;

    private static final int READS_LOOKED_AT = 3;
    private static final int WRITES_LOOKED_AT = 5;
    /** A look costs about a tenth of that. */
    private static final long LONG_NANOS = 2_000_000;

    private static final int LONGEST_SHAPE = 60;
    private static final Reading NOTHING = new Reading("", false, StatementNature.HARMLESS);
    private static final Pattern EVENT_TRIGGER = Pattern.compile("\\s*CREATE\\s+EVENT\\s", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\d_$]*");
    private static final int LONGEST_READ = 20_000;

    private final Set<String> names;
    private final BooleanSupplier surprises;
    private final NewTables newTables = new NewTables();
    private Reading latest = NOTHING;
    private final Map<List<String>, Integer> reads = new HashMap<>();
    private final Map<List<String>, Integer> writes = new HashMap<>();
    private final Map<List<String>, Long> took = new HashMap<>();

    /**
     * A policy for one session.
     *
     * @param names the names of the relations that were there before the step, in lower case
     * @param surprises whether statements on structure may do what their texts do not tell
     */
    public LookPolicy(Set<String> names, BooleanSupplier surprises) {
        this.names = names;
        this.surprises = surprises;
    }

    /**
     * What is to be done with a statement.
     *
     * @param wantsLook whether it is worth a look
     * @param kind what it can do to the locks, if it is one transaction
     * @param shape what it has in common with others of its sort
     * @param endsTransaction whether the transaction is over after it
     * @param amongNewTables whether it concerns nothing but tables that its transaction has made
     */
    public record Judgement(
            boolean wantsLook, Flight.Kind kind, List<String> shape, boolean endsTransaction, boolean amongNewTables) {}

    /** Returns whether a statement can take or release what is of interest, if only when it is prepared. */
    public boolean canLock(String sql) {
        return read(sql).nature() != StatementNature.HARMLESS;
    }

    /** Returns whether statements on structure may do more from now on than their texts tell. */
    public static boolean makesEventTrigger(String sql) {
        return EVENT_TRIGGER.matcher(sql).lookingAt();
    }

    /** The transaction is over, or may be soon. */
    public void transactionEnds() {
        newTables.transactionEnds();
        latest = NOTHING;
    }

    private boolean isAmongNewTables(String sql) {
        return newTables.concernsOnlyThese(sql) && !surprises.getAsBoolean();
    }

    /** A statement is parsed, bound and sent: the same text comes three times in a row. */
    private Reading read(String sql) {
        if (!latest.sql().equals(sql)) {
            boolean amongNew = isAmongNewTables(sql);
            latest = new Reading(sql, amongNew, amongNew ? StatementNature.HARMLESS : StatementNature.of(sql));
        }
        return latest;
    }

    /** What a text was taken for. */
    private record Reading(String sql, boolean amongNewTables, StatementNature nature) {}

    /** Judges a statement that is about to be sent in a transaction that holds {@code locks} locks. */
    public Judgement judge(String sql, int locks) {
        Reading reading = read(sql);
        StatementNature nature = reading.nature();
        List<String> shape =
                nature == StatementNature.READING || nature == StatementNature.WRITING ? shape(sql) : List.of();
        boolean wantsLook =
                switch (nature) {
                    case HARMLESS, ENDING -> false;
                    case READING -> reads.merge(shape, 1, Integer::sum) <= READS_LOOKED_AT;
                    case WRITING -> writes.merge(shape, 1, Integer::sum) <= WRITES_LOOKED_AT
                            || took.getOrDefault(shape, 0L) > LONG_NANOS;
                    case CHANGING -> locks < CROWD || namesSomethingOld(sql);
                };
        Flight.Kind kind = nature == StatementNature.HARMLESS ? Flight.Kind.HARMLESS : Flight.Kind.ONE_TRANSACTION;
        return new Judgement(wantsLook, kind, shape, nature == StatementNature.ENDING, reading.amongNewTables());
    }

    /** Learns how long a statement took. */
    public void learn(Judgement judgement, long nanos) {
        if (!judgement.shape().isEmpty()) {
            took.put(judgement.shape(), nanos);
        }
    }

    /** A block of several statements is over: the next writes take their locks anew. */
    public void blockEnded() {
        writes.clear();
    }

    private boolean namesSomethingOld(String sql) {
        if (sql.length() > LONGEST_READ) {
            return true;
        }
        Set<String> mentioned = new HashSet<>();
        for (var name = NAME.matcher(sql); name.find(); ) {
            mentioned.add(name.group().toLowerCase(Locale.ROOT));
        }
        // Nobody can tell from the text what these do.
        return mentioned.stream().anyMatch(names::contains)
                || mentioned.contains("cascade")
                || mentioned.contains("do")
                || mentioned.contains("call")
                || mentioned.contains("select");
    }

    private static List<String> shape(String sql) {
        String read = sql.length() > LONGEST_READ ? sql.substring(0, LONGEST_READ) : sql;
        return SqlLexer.cut(read).statements().stream()
                .flatMap(statement -> statement.words().stream())
                .limit(LONGEST_SHAPE)
                .toList();
    }
}

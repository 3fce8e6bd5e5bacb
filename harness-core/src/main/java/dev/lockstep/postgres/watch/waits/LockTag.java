package dev.lockstep.postgres.watch.waits;

import dev.lockstep.lock.LockTarget;
import dev.lockstep.lock.LockTarget.Kind;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a lock is on, as the server names it.
 *
 * @param kind what sort of thing; {@link Kind#OTHER_RELATION} stands for any relation as such
 * @param relation the OID of the relation that it is on or in; 0 if it has none
 * @param words what is locked, for people; {@code %s} stands for the relation's name
 */
record LockTag(Kind kind, long relation, String words) {

    private static final Pattern RELATION = Pattern.compile("relation (\\d+) of database \\d+");
    private static final Pattern IN_RELATION =
            Pattern.compile("(extension of|page \\d+ of|tuple \\(\\d+,\\d+\\) of) relation (\\d+) of database \\d+");
    private static final Pattern OBJECT = Pattern.compile("(object \\d+ of class \\d+) of database \\d+");
    private static final Pattern ADVISORY = Pattern.compile("advisory lock \\[\\d+,(\\d+),(\\d+),(\\d+)]");

    static LockTag relation(long oid) {
        return new LockTag(Kind.OTHER_RELATION, oid, "%s");
    }

    /** Returns the tag of an advisory lock, named by the key that was given to {@code pg_advisory_lock}. */
    static LockTag advisory(long high, long low, int keys) {
        String key = keys == 1 ? String.valueOf(high << 32 | low) : (int) high + ", " + (int) low;
        return new LockTag(Kind.ADVISORY, 0, "advisory lock " + key);
    }

    /**
     * Returns the tag that the server's log describes.
     *
     * @param description as {@code DescribeLockTag} writes it: {@code tuple (0,1) of relation 16400 of database 16384}
     */
    static LockTag described(String description) {
        Matcher relation = RELATION.matcher(description);
        if (relation.matches()) {
            return relation(Long.parseLong(relation.group(1)));
        }
        Matcher in = IN_RELATION.matcher(description);
        if (in.matches()) {
            Kind kind = description.startsWith("tuple") ? Kind.TUPLE : Kind.OTHER;
            return new LockTag(kind, Long.parseLong(in.group(2)), in.group(1) + " %s");
        }
        Matcher advisory = ADVISORY.matcher(description);
        if (advisory.matches()) {
            return advisory(
                    Long.parseLong(advisory.group(1)),
                    Long.parseLong(advisory.group(2)),
                    Integer.parseInt(advisory.group(3)));
        }
        Matcher object = OBJECT.matcher(description);
        if (object.matches()) {
            return new LockTag(Kind.OBJECT, 0, object.group(1));
        }
        if (description.startsWith("transaction ")) {
            return new LockTag(Kind.TRANSACTION, 0, description);
        }
        if (description.startsWith("virtual transaction ")) {
            return new LockTag(Kind.VIRTUAL_TRANSACTION, 0, description);
        }
        return new LockTag(Kind.OTHER, 0, description);
    }

    /** Returns it with the relation's name. */
    LockTarget target(LongFunction<LockTarget> names) {
        if (relation == 0) {
            return new LockTarget(kind, words, Optional.empty());
        }
        LockTarget named = names.apply(relation);
        return kind == Kind.OTHER_RELATION
                ? named
                : new LockTarget(kind, words.replace("%s", named.name()), named.table());
    }
}

package dev.lockstep.postgres.catalog;

import dev.lockstep.data.IntegrityViolation;
import dev.lockstep.schema.ObjectName;

/**
 * A question for rows that break a promise.
 *
 * @param kind which promise
 * @param relation the table that the rows are in
 * @param object the constraint, index or sequence
 * @param detail an SQL expression for what people read about it; only evaluated for a broken promise
 * @param source what stands after FROM; its alias is the table's name, which is what the server's own texts of
 *     expressions use
 * @param condition true for the rows that break it
 * @param scan whether the condition may be counted in one scan with others of the same source
 */
record Probe(
        IntegrityViolation.Kind kind,
        ObjectName relation,
        String object,
        String detail,
        String source,
        String condition,
        Scan scan) {

    /** How the rows are counted. */
    enum Scan {
        /** Together with other conditions on the same table. */
        SHARED,
        /** In a query of its own, so that the planner can use an index or a join. */
        OWN
    }

    /** Returns what stands after FROM for a table whose rows are asked: without those of its heirs, with its partitions'. */
    static String source(ObjectName table, String kind) {
        return (kind.equals("p") ? "" : "ONLY ") + table.quoted() + " AS " + ObjectName.quote(table.name());
    }

    IntegrityViolation violation(String shownDetail, long rows, String exampleKey) {
        return new IntegrityViolation(kind, relation, object, shownDetail, rows, exampleKey);
    }
}

package dev.lockstep.conformance.idiom;

/**
 * One statement of a migration.
 *
 * @param name a word for it, which is also what it leaves behind in the table {@code seen} if it is a note
 * @param sql the statement
 * @param expression an expression with the same effect, for a tool that takes no statements; empty if there is none
 */
public record Step(String name, String sql, String expression) {

    /** The key of the advisory lock at which a gate waits. */
    public static final long GATE = 4711;

    /** Makes the table in which notes are left: who wrote them, and in which transaction. */
    public static Step foundation() {
        return new Step(
                "foundation",
                "CREATE TABLE seen (n bigserial, step text, xid bigint DEFAULT txid_current())",
                "'there is one already'");
    }

    /** Leaves a row in {@code seen}. */
    public static Step note(String name) {
        return new Step(name, "INSERT INTO seen (step) VALUES ('" + name + "')", "note('" + name + "')");
    }

    /** Cannot be run. */
    public static Step fails() {
        return new Step("fails", "INSERT INTO no_such_table VALUES (1)", "no_such_function()");
    }

    /** Takes its time. */
    public static Step sleeps(int seconds) {
        return new Step("sleeps", "SELECT pg_sleep(" + seconds + ")", "pg_sleep(" + seconds + ")::text");
    }

    /** Waits until nobody holds {@link #GATE}. */
    public static Step gate() {
        String call = "pg_advisory_xact_lock_shared(" + GATE + ")";
        return new Step("gate", "SELECT " + call, call + "::text");
    }

    /** Any statement. */
    public static Step sql(String name, String sql) {
        return new Step(name, sql, "");
    }

    /** A statement that leaves an object of that name, which a tool without statements leaves as a column. */
    public static Step table(String name) {
        return new Step(name, "CREATE TABLE " + name + " (id int)", "'made'");
    }
}

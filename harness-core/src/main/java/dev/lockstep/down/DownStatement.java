package dev.lockstep.down;

/**
 * One statement of a derived down.
 *
 * @param sql without a semicolon
 * @param remark what a reader must know about it, above all what it cannot give back; empty if there is nothing
 */
public record DownStatement(String sql, String remark) {

    /** A statement that needs no remark. */
    public DownStatement(String sql) {
        this(sql, "");
    }
}

package dev.lockstep.verdict.baseline;

import dev.lockstep.sql.SqlLine;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * A statement without its literals and layout, so that thousands of INSERTs are one statement, and a comment more is no other one.
 *
 * @param text short enough for a file that people review; a long statement is cut, and told apart by a checksum
 */
record StatementShape(String text) {

    private static final int SHORT = 160;

    static StatementShape of(String sql) {
        String shape = SqlLine.of(sql)
                .text()
                .replaceAll("'(?:[^']|'')*'", "?")
                .replaceAll("(?<![\\w.$\"])[0-9]+(?:\\.[0-9]+)?(?![\\w\"])", "?");
        if (shape.length() <= SHORT) {
            return new StatementShape(shape);
        }
        CRC32 sum = new CRC32();
        sum.update(shape.getBytes(StandardCharsets.UTF_8));
        return new StatementShape(shape.substring(0, SHORT).stripTrailing() + " … " + Long.toHexString(sum.getValue()));
    }
}

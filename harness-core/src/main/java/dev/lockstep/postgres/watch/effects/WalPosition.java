package dev.lockstep.postgres.watch.effects;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/** Reads where the server's write-ahead log ends: {@code 1/A0} is 160 bytes into its second four gigabytes. */
final class WalPosition {

    private static final int LOW_BITS = 32;
    private static final int HEXADECIMAL = 16;

    private WalPosition() {}

    static long parse(String shown) {
        int slash = shown.indexOf('/');
        return (Long.parseLong(shown.substring(0, slash), HEXADECIMAL) << LOW_BITS)
                + Long.parseLong(shown.substring(slash + 1), HEXADECIMAL);
    }

    /** Reads it over a session of the harness's own; nothing if that cannot be asked. */
    static OptionalLong read(Connection side) {
        try (PreparedStatement statement =
                        side.prepareStatement("SELECT pg_catalog.pg_current_wal_insert_lsn()::pg_catalog.text");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return OptionalLong.of(parse(row.getString(1)));
        } catch (SQLException e) {
            return OptionalLong.empty();
        }
    }
}

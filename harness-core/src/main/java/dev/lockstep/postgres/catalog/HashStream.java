package dev.lockstep.postgres.catalog;

import dev.lockstep.data.FingerprintBuilder;
import dev.lockstep.data.RowSpace;
import dev.lockstep.data.TableFingerprint;
import dev.lockstep.problem.LockstepException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/**
 * One table's hashes as they come from {@code COPY (…) TO STDOUT (FORMAT binary)}.
 *
 * <p>Source: PostgreSQL manual, "COPY", "Binary Format".
 */
final class HashStream {

    private static final int SIGNATURE_BYTES = 11;
    private static final byte[] NO_VALUE = "NULL".getBytes(StandardCharsets.US_ASCII);

    private final TableLayout layout;
    private final FingerprintBuilder rows;
    private final int shownColumns;

    HashStream(TableLayout layout, RowSpace space) {
        this.layout = layout;
        shownColumns = layout.shownColumns().size();
        rows = new FingerprintBuilder(
                layout.name(),
                layout.columns().stream().map(HashExpression::column).toList(),
                layout.keyColumns(),
                layout.shownColumns(),
                space);
    }

    TableFingerprint read(CopyManager copies) throws SQLException {
        CopyOut copy = copies.copyOut("COPY (" + layout.query() + ") TO STDOUT (FORMAT binary)");
        try {
            boolean first = true;
            // The server sends one message per row, the header together with the first and the end in one of its own.
            for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
                ByteBuffer buffer = ByteBuffer.wrap(message);
                if (first) {
                    skipHeader(buffer);
                    first = false;
                }
                while (buffer.remaining() >= Short.BYTES) {
                    short fields = buffer.getShort();
                    if (fields >= 0) {
                        row(message, buffer);
                    }
                }
            }
        } catch (LockstepException noRoom) {
            // To the end, so that the session can go on: a cancellation might come late and hit what is sent next.
            drain(copy);
            throw noRoom;
        }
        return rows.build();
    }

    private static void drain(CopyOut copy) throws SQLException {
        boolean more = true;
        while (more) {
            more = copy.readFromCopy() != null;
        }
    }

    private static void skipHeader(ByteBuffer buffer) {
        buffer.position(SIGNATURE_BYTES + Integer.BYTES);
        int extension = buffer.getInt();
        buffer.position(buffer.position() + extension);
    }

    private void row(byte[] message, ByteBuffer buffer) {
        rows.row();
        for (int i = 0; i < shownColumns; i++) {
            int length = buffer.getInt();
            if (length < 0) {
                rows.shown(NO_VALUE, 0, NO_VALUE.length);
            } else {
                rows.shown(message, buffer.position(), length);
                buffer.position(buffer.position() + length);
            }
        }
        for (int i = 0; i < layout.columns().size(); i++) {
            rows.hash(buffer.getInt() < 0 ? TableFingerprint.NULL : notNull(buffer.getLong()));
        }
    }

    private static long notNull(long hash) {
        return hash == TableFingerprint.NULL ? 1 : hash;
    }
}

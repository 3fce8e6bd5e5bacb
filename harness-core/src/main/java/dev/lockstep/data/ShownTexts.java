package dev.lockstep.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The texts of each row's shown columns, one after the other, each behind its length. Only every so many rows it is noted
 * where they begin: what reports show is a few rows, and the way from the last note is short.
 */
final class ShownTexts {

    private static final int ROWS_PER_NOTE = 256;
    private static final int SEVEN_BITS = 0x7F;
    private static final int MORE = 0x80;

    private final ByteLog log;
    private final int chunkBytes;
    private final int perRow;
    private long[] notes = new long[1];
    private int noted;
    private long count;

    ShownTexts(RowSpace space, int perRow) {
        log = new ByteLog(space);
        chunkBytes = space.chunkBytes();
        this.perRow = perRow;
    }

    void append(byte[] text, int offset, int length) {
        if (count % ((long) perRow * ROWS_PER_NOTE) == 0) {
            notes = noted == notes.length ? Arrays.copyOf(notes, noted * 2) : notes;
            notes[noted++] = log.length();
        }
        count++;
        int left = length;
        while (left > SEVEN_BITS) {
            log.append((byte) ((left & SEVEN_BITS) | MORE));
            left >>>= 7;
        }
        log.append((byte) left);
        log.append(text, offset, length);
    }

    /** Returns how many texts there are. */
    long count() {
        return count;
    }

    void finish() {
        log.finish();
        notes = Arrays.copyOf(notes, noted);
    }

    Reader reader() {
        return new Reader();
    }

    /** Reads rows, fastest in their order. */
    final class Reader {

        private final ByteCursor bytes = new ByteCursor(log, chunkBytes);
        private int next = -1;
        private long position;

        /** Returns the texts of one row as UTF-8. */
        List<byte[]> row(int row) {
            if (perRow == 0) {
                return List.of();
            }
            int note = row / ROWS_PER_NOTE;
            if (next < 0 || next > row || next < note * ROWS_PER_NOTE) {
                next = note * ROWS_PER_NOTE;
                position = notes[note];
            }
            for (; next < row; next++) {
                for (int i = 0; i < perRow; i++) {
                    int length = length();
                    position += length;
                }
            }
            List<byte[]> texts = new ArrayList<>();
            for (int i = 0; i < perRow; i++) {
                byte[] text = new byte[length()];
                for (int at = 0; at < text.length; at++) {
                    text[at] = bytes.byteAt(position++);
                }
                texts.add(text);
            }
            next++;
            return texts;
        }

        /** Returns the texts of one row. */
        List<String> texts(int row) {
            return row(row).stream()
                    .map(text -> new String(text, StandardCharsets.UTF_8))
                    .toList();
        }

        private int length() {
            int length = 0;
            int shift = 0;
            while (true) {
                byte part = bytes.byteAt(position++);
                length |= (part & SEVEN_BITS) << shift;
                if (part >= 0) {
                    return length;
                }
                shift += 7;
            }
        }
    }
}

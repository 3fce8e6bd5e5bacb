package dev.lockstep.adapter.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads what a process writes as fast as it comes, so that it never waits for a reader, and keeps the end of it. */
final class OutputTail implements Runnable {

    /** A traceback with its statement fits; a tool that prints for ever does not fill the memory. */
    static final int KEPT = 64 * 1024;

    private final InputStream input;
    private final byte[] ring = new byte[KEPT];
    private long written;

    OutputTail(InputStream input) {
        this.input = input;
    }

    @Override
    public void run() {
        byte[] buffer = new byte[8192];
        try {
            for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                keep(buffer, read);
            }
        } catch (IOException closed) {
            // The process is gone; what it wrote before is what there is.
        }
    }

    private synchronized void keep(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            ring[(int) (written++ % KEPT)] = bytes[i];
        }
    }

    /** Returns what is kept so far; says so if there was more. */
    synchronized String text() {
        int length = (int) Math.min(written, KEPT);
        byte[] kept = new byte[length];
        for (int i = 0; i < length; i++) {
            kept[i] = ring[(int) ((written - length + i) % KEPT)];
        }
        // Malformed bytes become replacement characters: words that are half readable are better than none.
        String text = new String(kept, StandardCharsets.UTF_8).strip();
        return written > KEPT ? "… (" + (written - KEPT) + " bytes before)\n" + text : text;
    }
}

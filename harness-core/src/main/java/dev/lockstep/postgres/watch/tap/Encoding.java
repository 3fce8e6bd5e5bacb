package dev.lockstep.postgres.watch.tap;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** How a session's client writes text, as the server last told it in a ParameterStatus. Written by one thread, read by two. */
final class Encoding {

    /** In these a byte that looks like ASCII can be the second half of a character. */
    private static final Set<String> NOT_SUPERSETS_OF_ASCII =
            Set.of("BIG5", "GBK", "GB18030", "UHC", "JOHAB", "SJIS", "SHIFT_JIS_2004");

    private volatile String name = "UTF8";
    private volatile boolean backslashesEscape;

    void parameter(String parameter, String value) {
        if (parameter.equals("client_encoding")) {
            name = value;
        } else if (parameter.equals("standard_conforming_strings")) {
            backslashesEscape = value.equals("off");
        }
    }

    /** Returns what to read text with: every byte of ASCII is read right. */
    Charset charset() {
        return name.equals("UTF8") ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    }

    /** Returns whether the text can be written again byte for byte, and its characters are counted as the server counts them. */
    boolean isExact(String text, byte[] message) {
        boolean counted = name.equals("UTF8") || name.equals("SQL_ASCII") || name.startsWith("LATIN");
        byte[] written = text.getBytes(charset());
        return counted
                && Arrays.equals(
                        written, 0, written.length, message, MessagePipe.HEADER, MessagePipe.HEADER + written.length);
    }

    /** Returns whether the tap finds the ends of the statements in this text where the server finds them. */
    boolean isSafe(String text) {
        return !NOT_SUPERSETS_OF_ASCII.contains(name) && !(backslashesEscape && text.contains("\\"));
    }
}

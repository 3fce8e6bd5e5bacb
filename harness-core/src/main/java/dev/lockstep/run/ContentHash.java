package dev.lockstep.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A hash over named parts. The same parts in the same order give the same hash; no two lists of parts run into each other. */
final class ContentHash {

    private static final int CHUNK = 1 << 16;

    private final MessageDigest digest;

    ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    ContentHash with(String name, Object value) {
        part(name);
        part(String.valueOf(value));
        return this;
    }

    ContentHash with(String name, Path file) throws IOException {
        part(name);
        digest.update((Files.size(file) + ":").getBytes(StandardCharsets.US_ASCII));
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
            }
        }
        return this;
    }

    /** Returns 32 hexadecimal digits. Nothing can be added any more. */
    String text() {
        return HexFormat.of().formatHex(digest.digest()).substring(0, 32);
    }

    private void part(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }
}

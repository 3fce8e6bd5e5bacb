package dev.lockstep.adapter.atlas;

import dev.lockstep.adapter.command.MigrationFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The checksums of a directory: one for each file, over it and over all those before it.
 *
 * @param folder of the migrations
 */
record AtlasSum(MigrationFolder folder) {

    private static final Pattern NOT_SUMMED = Pattern.compile("(?m)\\A(?:--.*\\R)*--\\s*atlas:sum\\s+ignore\\b");

    /** Returns where directory and sums part: the first file that is new, gone, or other than it was. */
    Optional<String> firstDifference() {
        Map<String, String> written = written();
        Map<String, String> now = now();
        Set<String> names = new TreeSet<>(written.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            if (!written.containsKey(name)) {
                return Optional.of(name + " is not in " + AtlasFiles.SUM);
            }
            if (!now.containsKey(name)) {
                return Optional.of(name + " is in " + AtlasFiles.SUM + " and not in the directory");
            }
            if (!now.get(name).equals(written.get(name))) {
                return Optional.of(name + " is not what it was when " + AtlasFiles.SUM + " was written");
            }
        }
        return Optional.empty();
    }

    private Map<String, String> written() {
        Map<String, String> sums = new LinkedHashMap<>();
        List<String> lines = MigrationFolder.text(folder.folder().resolve(AtlasFiles.SUM))
                .lines()
                .skip(1)
                .toList();
        for (String line : lines) {
            int at = line.lastIndexOf(" h1:");
            if (at > 0) {
                sums.put(line.substring(0, at), line.substring(at + 1));
            }
        }
        return sums;
    }

    private Map<String, String> now() {
        Map<String, String> sums = new LinkedHashMap<>();
        try {
            MessageDigest running = MessageDigest.getInstance("SHA-256");
            for (Path file : folder.files()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(".sql")) {
                    running.update(name.getBytes(StandardCharsets.UTF_8));
                    String text = MigrationFolder.text(file);
                    if (!NOT_SUMMED.matcher(text).find()) {
                        running.update(text.getBytes(StandardCharsets.UTF_8));
                    }
                    byte[] soFar = ((MessageDigest) running.clone()).digest();
                    sums.put(name, "h1:" + Base64.getEncoder().encodeToString(soFar));
                }
            }
            return sums;
        } catch (NoSuchAlgorithmException | CloneNotSupportedException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}

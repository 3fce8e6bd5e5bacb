package dev.lockstep.adapter.contract.tool;

import dev.lockstep.postgres.Cache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One tool with all that it needs, in the versions that are pinned beside this class, installed below the cache's folder {@code tools}.
 *
 * @param name the folder of the pins
 * @param kind which client installs it
 */
public record ToolKit(String name, Kind kind) {

    /** Which client installs a kit. */
    public enum Kind {
        /** A virtual environment {@code venv}, filled by pip from {@code requirements.txt}. */
        PYTHON,
        /** A folder {@code node_modules}, filled by npm from {@code package.json} and {@code package-lock.json}. */
        NODE,
        /** A folder {@code bin}, filled by go: each line of {@code packages.txt} is a package with its version and, after a blank, build tags. */
        GO,
        /**
         * A folder {@code bin}, filled by go: each line of {@code packages.txt} is a package and, after a blank, words for the linker; its version,
         * and those of all that it needs, are in {@code go.mod} and {@code go.sum}. For what {@code go install} refuses to take by itself, and
         * for a program of our own, {@code main.go}.
         */
        GO_MODULE
    }

    /** Returns the folder of a tool that pip installs: its environment is {@code venv}. */
    public static Path python(String name) {
        return new ToolKit(name, Kind.PYTHON).folder();
    }

    /** Returns the folder of a tool that npm installs: it holds {@code node_modules}. */
    public static Path node(String name) {
        return new ToolKit(name, Kind.NODE).folder();
    }

    /** Returns the folder of a tool that go installs: its programs are in {@code bin}. */
    public static Path go(String name) {
        return new ToolKit(name, Kind.GO).folder();
    }

    /** Returns the folder of a tool that go builds inside a module of pins: its programs are in {@code bin}. */
    public static Path goModule(String name) {
        return new ToolKit(name, Kind.GO_MODULE).folder();
    }

    private Path folder() {
        Map<String, byte[]> pins = new TreeMap<>();
        files().forEach(file -> pins.put(file, pin(file)));
        Path place = Cache.ofUser().root().resolve("tools").resolve(name + "-" + hash(pins));
        try {
            return new InstalledOnce(place).get(folder -> install(folder, pins));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> files() {
        return switch (kind) {
            case PYTHON -> List.of("requirements.txt");
            case NODE -> List.of("package.json", "package-lock.json");
            case GO -> List.of("packages.txt");
            case GO_MODULE -> Stream.of("packages.txt", "go.mod", "go.sum", "main.go")
                    .filter(file -> ToolKit.class.getResource(name + "/" + file) != null)
                    .toList();
        };
    }

    private void install(Path folder, Map<String, byte[]> pins) throws IOException {
        for (Map.Entry<String, byte[]> pin : pins.entrySet()) {
            Files.write(folder.resolve(pin.getKey()), pin.getValue());
        }
        switch (kind) {
            case PYTHON -> {
                client(folder, "python3", "-m", "venv", "venv");
                String python = folder.resolve("venv/bin/python").toString();
                client(folder, python, "-m", "pip", "install", "--no-input", "-r", "requirements.txt");
            }
                // Without what packages run when they are installed: one of them fetches programs from its maker's own
                // server.
            case NODE -> client(folder, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
            case GO -> {
                for (Map.Entry<String, String> line : packages(folder).entrySet()) {
                    go(folder, "install", "-tags", line.getValue(), line.getKey());
                }
            }
            case GO_MODULE -> {
                for (Map.Entry<String, String> line : packages(folder).entrySet()) {
                    go(folder, "build", "-o", "bin/", "-ldflags", line.getValue(), line.getKey());
                }
            }
        }
    }

    /** Returns each package with the words that stand after it. */
    private static Map<String, String> packages(Path folder) throws IOException {
        Map<String, String> packages = new TreeMap<>();
        for (String line : Files.readAllLines(folder.resolve("packages.txt"))) {
            String[] words = line.strip().split(" ", 2);
            packages.put(words[0], words.length == 2 ? words[1] : "");
        }
        return packages;
    }

    private static void go(Path folder, String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of("go"));
        all.addAll(List.of(words));
        new Client(all, folder, Map.of("GOBIN", folder.resolve("bin").toString(), "GOFLAGS", "")).run();
    }

    private static void client(Path folder, String... words) throws IOException {
        new Client(List.of(words), folder, Map.of()).run();
    }

    private byte[] pin(String file) {
        String path = name + "/" + file;
        try (InputStream input = ToolKit.class.getResourceAsStream(path)) {
            if (input == null) {
                throw new IllegalArgumentException("there are no pins in " + path);
            }
            return input.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(Map<String, byte[]> pins) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            pins.values().forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}

package dev.lockstep.postgres.watch.catalogue;

import dev.lockstep.lock.LockMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code lock-catalogue.txt}. */
final class LockCatalogue {

    private static final Pattern VERSIONS = Pattern.compile("(\\d+)(?:-(\\d+))?(?: (.*))?");

    private LockCatalogue() {}

    static List<Operation> read() {
        String text = resource("lock-catalogue.txt");
        return Arrays.stream(text.split("\n\n"))
                .map(block ->
                        block.lines().filter(line -> !line.startsWith("#")).toList())
                .filter(block -> !block.isEmpty())
                .map(LockCatalogue::operation)
                .toList();
    }

    static String schema() {
        return resource("catalogue-schema.sql");
    }

    static String resource(String name) {
        try (InputStream file = LockCatalogue.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Operation operation(List<String> lines) {
        List<String> setup = new ArrayList<>();
        List<String> statements = new ArrayList<>();
        Map<Integer, Figures> measured = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("setup ")) {
                setup.add(line.substring("setup ".length()));
            } else if (line.startsWith("statement ")) {
                statements.add(line.substring("statement ".length()));
            } else if (!line.startsWith("  ")) {
                int end = i + 1;
                while (end < lines.size() && lines.get(end).startsWith("  ")) {
                    end++;
                }
                measured.putAll(measured(line, lines.subList(i + 1, end)));
            }
        }
        return new Operation(setup, statements, measured);
    }

    private static Map<Integer, Figures> measured(String head, List<String> lines) {
        Matcher versions = VERSIONS.matcher(head);
        if (!versions.matches()) {
            throw new IllegalStateException("not a range of versions: " + head);
        }
        String remark = String.valueOf(versions.group(3));
        if (remark.equals("not there")) {
            return Map.of();
        }
        SortedSet<String> facts = new TreeSet<>();
        if (remark.startsWith("fails ")) {
            facts.add(remark);
        }
        lines.forEach(line -> facts.addAll(facts(line.trim().split(" "))));
        int first = Integer.parseInt(versions.group(1));
        int last = versions.group(2) == null ? first : Integer.parseInt(versions.group(2));
        Map<Integer, Figures> measured = new HashMap<>();
        for (int major = first; major <= last; major++) {
            measured.put(major, new Figures(facts));
        }
        return measured;
    }

    private static List<String> facts(String[] words) {
        List<String> rest = List.of(words).subList(2, words.length);
        return switch (words[0]) {
            case "locks" -> rest.stream()
                    .map(mode -> Figures.locks(words[1], LockMode.ofServerName(mode + "Lock")))
                    .toList();
            case "scans" -> List.of(Figures.scans(words[1], Long.parseLong(words[2]), Long.parseLong(words[3])));
            case "new" -> rest.stream().map(Figures::newFile).toList();
            default -> throw new IllegalStateException("not a fact: " + String.join(" ", words));
        };
    }
}

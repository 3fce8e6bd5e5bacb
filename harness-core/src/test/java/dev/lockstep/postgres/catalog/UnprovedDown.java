package dev.lockstep.postgres.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A statement whose derived down is known not to give back everything.
 *
 * @param because the reason
 * @param first the oldest major version on which it is so
 * @param last the newest
 * @param place the catalogue's file and the statement's name, with {@code *} for anything
 */
record UnprovedDown(String because, int first, int last, String place) {

    private static final Pattern LINE = Pattern.compile("(\\d+)-(\\d+) (\\S+\\.sql \\S+)");

    static List<UnprovedDown> on(int major) {
        List<UnprovedDown> known = new ArrayList<>();
        String because = "";
        for (String line : text().lines().toList()) {
            Matcher matcher = LINE.matcher(line);
            if (line.startsWith("because ")) {
                because = line.substring("because ".length());
            } else if (matcher.matches()) {
                known.add(new UnprovedDown(
                        because,
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        matcher.group(3)));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new IllegalStateException("neither a statement nor a reason: " + line);
            }
        }
        return known.stream()
                .filter(one -> one.first <= major && major <= one.last)
                .toList();
    }

    private static String text() {
        try (InputStream file =
                Objects.requireNonNull(UnprovedDown.class.getResourceAsStream("downs-not-proved.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean covers(String tried) {
        String expression =
                Arrays.stream(place.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return tried.matches(expression);
    }
}

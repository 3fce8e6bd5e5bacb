package dev.lockstep.adapter.prisma;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.adapter.command.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Prisma.
 *
 * @param text as the packages tell it; may be a range
 */
record PrismaVersion(String text) {

    private static final Pattern NUMBERS = Pattern.compile("(\\d+)(?:\\.(\\d+))?");

    /** Since then each statement of a migration is sent, and committed, alone; until then the file is sent as a whole. */
    private static final int SPLITS_FROM_MAJOR = 7;

    private static final int SPLITS_FROM_MINOR = 4;

    /** Returns the version that the project has installed, else the one that its {@code package.json} asks for. */
    static Optional<PrismaVersion> ofProject(Path root) {
        Optional<PrismaVersion> installed = installed("prisma", root);
        if (installed.isPresent() || !Files.isRegularFile(root.resolve("package.json"))) {
            return installed;
        }
        JsonNode wanted = json(root.resolve("package.json"));
        return List.of("devDependencies", "dependencies").stream()
                .map(kind -> wanted.path(kind).path("prisma").asText())
                .filter(version -> NUMBERS.matcher(version).find())
                .findFirst()
                .map(PrismaVersion::new);
    }

    static Optional<PrismaVersion> installed(String name, Path from) {
        return Node.installed(name, from)
                .map(folder -> new PrismaVersion(
                        json(folder.resolve("package.json")).path("version").asText()));
    }

    /** Returns whether the project's own Prisma sends each statement of a migration alone. */
    boolean sendsStatementsAlone() {
        Matcher numbers = NUMBERS.matcher(text);
        if (!numbers.find()) {
            return false;
        }
        int major = Integer.parseInt(numbers.group(1));
        // Of a range without a minor version the newest is installed.
        int minor = numbers.group(2) == null ? Integer.MAX_VALUE : Integer.parseInt(numbers.group(2));
        boolean newestOfMajor = text.startsWith("^") && major == SPLITS_FROM_MAJOR;
        return major > SPLITS_FROM_MAJOR
                || (major == SPLITS_FROM_MAJOR && (minor >= SPLITS_FROM_MINOR || newestOfMajor));
    }

    private static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.lockstep.migration;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what an author declares in comments of a migration's source, whatever language that is written in.
 *
 * <pre>
 * -- lockstep:irreversible because the old values are gone
 * # lockstep:accept foreign-key-without-index because the table never has more than ten rows
 * </pre>
 *
 * <p>A comment begins with {@code --}, {@code #}, {@code //}, {@code /*}, {@code *} or {@code <!--} and may follow code on
 * its line. The word {@code because} may be left out. Markers that are not for the harness as a whole, such as
 * {@code lockstep:no-transaction}, are left to the adapter that knows them.
 */
public final class DeclarationReader {

    private static final Pattern MARKER = Pattern.compile(
            "(?:--|#|//|<!--|/\\*|\\*)\\s*lockstep:(irreversible|accept)\\b\\s*(.*?)\\s*(?:\\*/|-->)?\\s*$");
    private static final Pattern RULE_AND_REASON = Pattern.compile("(\\S+)\\s+(.+)");
    private static final String BECAUSE = "because";

    /**
     * Reads the lines of {@code source} that belong to the migration.
     *
     * @return nothing declared if the source is not a readable file: some tools keep migrations elsewhere
     * @throws LockstepException if a declaration gives no reason; the problem names every such line
     */
    public Declarations read(SourceLocation source) {
        List<Problem> faults = new ArrayList<>();
        Optional<Reversal.Irreversible> irreversible = Optional.empty();
        List<Declarations.Acceptance> accepted = new ArrayList<>();
        List<String> lines = lines(source);
        for (int i = source.firstLine() - 1; i < Math.min(source.lastLine(), lines.size()); i++) {
            Matcher marker = MARKER.matcher(lines.get(i));
            if (!marker.find()) {
                continue;
            }
            SourceLocation line = SourceLocation.at(source.file(), i + 1);
            String words = marker.group(2);
            if (marker.group(1).equals("irreversible")) {
                String reason = withoutBecause(words);
                if (reason.isBlank()) {
                    faults.add(
                            withoutReason("lockstep:irreversible", "-- lockstep:irreversible because <reason>", line));
                } else {
                    irreversible = Optional.of(new Reversal.Irreversible(reason));
                }
                continue;
            }
            Matcher parts = RULE_AND_REASON.matcher(words);
            if (parts.matches() && !withoutBecause(parts.group(2)).isBlank()) {
                accepted.add(new Declarations.Acceptance(parts.group(1), withoutBecause(parts.group(2)), line));
            } else {
                faults.add(withoutReason("lockstep:accept", "-- lockstep:accept <rule> because <reason>", line));
            }
        }
        if (!faults.isEmpty()) {
            throw new LockstepException(Problem.together("declarations without a reason", faults));
        }
        return new Declarations(irreversible, accepted);
    }

    private static List<String> lines(SourceLocation source) {
        if (!Files.isRegularFile(source.file())) {
            return List.of();
        }
        try {
            // Decoding never fails here: whether the bytes are fit for the server is the tool's business.
            return new String(Files.readAllBytes(source.file()), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new LockstepException(
                    Problem.what("the migration's source cannot be read")
                            .where(source)
                            .said(e.toString()),
                    e);
        }
    }

    private static String withoutBecause(String words) {
        if (words.equals(BECAUSE)) {
            return "";
        }
        return words.startsWith(BECAUSE + " ")
                ? words.substring(BECAUSE.length()).strip()
                : words;
    }

    private static Problem withoutReason(String marker, String form, SourceLocation line) {
        return Problem.what(marker + " gives no reason").where(line).remedy("write: " + form);
    }
}

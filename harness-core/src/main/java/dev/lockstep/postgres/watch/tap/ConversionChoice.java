package dev.lockstep.postgres.watch.tap;

import dev.lockstep.postgres.watch.tap.Flight.Look;
import dev.lockstep.postgres.watch.tap.SteppedRun.Frame;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a Query can be run so that its transaction stays open for a look at each of its statements. */
final class ConversionChoice {

    /** Rules can add statements to these, whose rows only a Query returns. */
    private static final Set<String> SUBJECT_TO_RULES =
            Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "WITH", "EXECUTE");

    /** What changes how the rest of the text is read; the server has read all of it before. */
    private static final Set<String> CHANGES_READING = Set.of(
            "CLIENT_ENCODING",
            "NAMES",
            "STANDARD_CONFORMING_STRINGS",
            "BACKSLASH_QUOTE",
            "ESCAPE_STRING_WARNING",
            "ALL");

    private final byte[] message;
    private final List<SqlText> parts;
    private final List<Look> looks;

    /**
     * @param message the client's message
     * @param parts its statements
     * @param looks which of them are to be looked at
     */
    ConversionChoice(byte[] message, List<SqlText> parts, List<Look> looks) {
        this.message = message;
        this.parts = parts;
        this.looks = looks;
    }

    /** Returns the way; nothing if it can only be run as it is. */
    Optional<Conversion> find(Encoding encoding, String text, Block block) {
        if (parts.isEmpty() || !looks.contains(Look.WANTED) || !encoding.isSafe(text)) {
            return Optional.empty();
        }
        if (parts.size() == 1) {
            // In a block the server stands still after it anyway.
            return block.isExplicit() ? Optional.empty() : single(encoding);
        }
        if (!encoding.isExact(text, message) || !parts.stream().allMatch(ConversionChoice::mayStep)) {
            return Optional.empty();
        }
        Optional<Frame> found = block.isExplicit() ? openFrame(block) : frame();
        return found.map(frame -> new SteppedRun(message, parts, looks, frame, encoding.charset()));
    }

    private Optional<Conversion> single(Encoding encoding) {
        StatementKind kind = parts.get(0).kind();
        if (!kind.isConvertible()) {
            return Optional.empty();
        }
        if (!SUBJECT_TO_RULES.contains(kind.statement().word(0))) {
            return Optional.of(new ExtendedRun(message, parts.get(0)));
        }
        return encoding.isExact(parts.get(0).kind().statement().text(), message)
                ? Optional.of(new SteppedRun(message, parts, looks, Frame.TAP, encoding.charset()))
                : Optional.empty();
    }

    /** The block that is open, if nothing but the last of them ends it: what follows an end would not be in a block. */
    private Optional<Frame> openFrame(Block block) {
        List<SqlText> butLast = parts.subList(0, parts.size() - 1);
        boolean ends = butLast.stream().anyMatch(part -> part.kind().endsTransaction());
        boolean chains = parts.get(parts.size() - 1).kind().chains();
        return block.isOpen() && !ends && !chains ? Optional.of(Frame.OPEN) : Optional.empty();
    }

    /** One transaction for all of them, or one that the client begins first and ends last, if it does. */
    private Optional<Frame> frame() {
        int last = parts.size() - 1;
        boolean ends = parts.get(last).kind().endsTransaction()
                && !parts.get(last).kind().chains();
        List<SqlText> rest = parts.get(0).kind().beginsBlock() ? parts.subList(1, ends ? last : last + 1) : parts;
        boolean controls =
                rest.stream().map(SqlText::kind).anyMatch(kind -> kind.beginsBlock() || kind.endsTransaction());
        if (controls) {
            return Optional.empty();
        }
        if (rest.size() < parts.size()) {
            return Optional.of(Frame.CLIENT);
        }
        // Savepoints are refused where the client writes no BEGIN.
        boolean savepoints = parts.stream().anyMatch(part -> part.kind().isSavepoint());
        return savepoints ? Optional.empty() : Optional.of(Frame.TAP);
    }

    private static boolean mayStep(SqlText part) {
        StatementKind kind = part.kind();
        return switch (kind.statement().word(0)) {
            case "COPY", "" -> false;
            case "SET", "RESET", "DISCARD" -> Collections.disjoint(
                    kind.statement().words(), CHANGES_READING);
            case "COMMIT", "ROLLBACK" -> !kind.statement().word(1).equals("PREPARED");
            default -> true;
        };
    }
}

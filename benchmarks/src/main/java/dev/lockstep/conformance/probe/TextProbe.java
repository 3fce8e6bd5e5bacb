package dev.lockstep.conformance.probe;

import dev.lockstep.conformance.Behaviour;
import dev.lockstep.conformance.Cell;
import dev.lockstep.conformance.Word;
import dev.lockstep.conformance.idiom.Change;
import dev.lockstep.conformance.idiom.Form;
import dev.lockstep.conformance.idiom.Step;
import java.io.IOException;

/** Has a migration make a function whose text is hard to cut and hard to read. */
final class TextProbe implements Probe {

    private static final String TEXT = "naïve; 日本 😀";
    private static final Change FUNCTION = Change.of(
            20,
            Step.sql(
                    "function",
                    "CREATE FUNCTION \"grüße\"() RETURNS text LANGUAGE plpgsql AS $$\nBEGIN\n  PERFORM 1;\n  RETURN '"
                            + TEXT + "';\nEND;\n$$"));

    @Override
    public Behaviour behaviour() {
        return Behaviour.TEXT;
    }

    @Override
    public Cell observe(Benches benches) throws IOException {
        if (!FUNCTION.up().stream().allMatch(benches.idiom()::tells)) {
            return Cell.of(Word.CANNOT, "a model has no words for a function");
        }
        Cell ordinary = observe(benches, FUNCTION);
        String how = benches.idiom().forms().getOrDefault(Form.WHOLE, "");
        if (ordinary.word() == Word.WORKS || how.isEmpty()) {
            return ordinary;
        }
        Cell told = observe(benches, FUNCTION.as(Form.WHOLE));
        return told.word() == Word.WORKS
                ? Cell.of(Word.TOLD, "without a word: " + ordinary.evidence().get(0), "works with " + how)
                : Cell.of(
                        Word.FAILS,
                        ordinary.evidence().get(0),
                        "with " + how + ": " + told.evidence().get(0));
    }

    private static Cell observe(Benches benches, Change change) throws IOException {
        try (Bench bench = benches.begun()) {
            bench.write(Change.first(), change);
            Run up = bench.startUp().await(Bench.PATIENCE);
            boolean there = !bench.seen()
                    .column("SELECT 'x' FROM pg_proc WHERE proname = 'grüße'")
                    .isEmpty();
            if (there && bench.seen().column("SELECT \"grüße\"()").contains(TEXT)) {
                return Cell.of(Word.WORKS, "the function returns exactly what the file says");
            }
            return Cell.of(Word.FAILS, there ? "the function returns another text" : up.told());
        }
    }
}

package dev.lockstep.conformance.probe;

import dev.lockstep.conformance.Behaviour;
import dev.lockstep.conformance.Cell;
import dev.lockstep.conformance.Word;
import dev.lockstep.conformance.idiom.Change;
import dev.lockstep.conformance.idiom.Form;
import dev.lockstep.conformance.idiom.Step;
import java.io.IOException;

/** Looks at what is left of a migration whose last statement fails. */
final class PartialFailureProbe implements Probe {

    static final Change GOOD = Change.of(20, Step.note("m20a"));
    static final Change BAD = Change.of(30, Step.table("left_behind"), Step.note("m30a"), Step.fails());

    @Override
    public Behaviour behaviour() {
        return Behaviour.PARTIAL_FAILURE;
    }

    @Override
    public Cell observe(Benches benches) throws IOException {
        Cell ordinary = observe(benches, BAD);
        String how = benches.idiom().forms().getOrDefault(Form.ALONE, "");
        if (how.isEmpty()) {
            return ordinary;
        }
        Cell alone = observe(benches, BAD.as(Form.ALONE));
        return Cell.of(
                ordinary.word(),
                ordinary.evidence().get(0),
                "with " + how + ": " + alone.word().text() + "; "
                        + alone.evidence().get(0));
    }

    private static Cell observe(Benches benches, Change bad) throws IOException {
        try (Bench bench = benches.begun()) {
            bench.write(Change.first(), GOOD, bad);
            Run up = bench.startUp().await(Bench.PATIENCE);
            boolean good = bench.notes("m20a") > 0;
            boolean half = bench.notes("m30a") > 0;
            String mark = bench.historyOf(bad);
            String evidence = "%s; m20 is %s, of m30 %s; the history holds %s"
                    .formatted(
                            up.told(),
                            good ? "applied" : "not applied",
                            half ? "its first statements stay" : "nothing is left",
                            Said.history(bench));
            return Cell.of(word(good, half, mark), evidence);
        }
    }

    private static Word word(boolean good, boolean half, String mark) {
        if (half) {
            return mark.isEmpty() ? Word.HALF : Word.HALF_FLAGGED;
        }
        if (!mark.isEmpty()) {
            return Word.CLEAN_FLAGGED;
        }
        return good ? Word.CLEAN : Word.CLEAN_AND_OTHERS;
    }
}

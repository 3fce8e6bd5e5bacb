package dev.lockstep.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the reader of a report must know beside the steps.
 *
 * @param edges the pass with edge cases only, if there was one
 * @param shard which part of the migrations was looked at here; empty if all were
 * @param leftToOthers why nothing at all was looked at here; empty if something was
 * @param baseline what came of the baseline; empty if none was asked for
 */
public record Circumstances(Optional<EdgesPass> edges, String shard, String leftToOthers, String baseline) {

    /** Returns the circumstances of a run in one pass, of all migrations, without a baseline. */
    public static Circumstances usual() {
        return new Circumstances(Optional.empty(), "", "", "");
    }

    /** Returns the same with a pass of edge cases before. */
    public Circumstances after(EdgesPass pass) {
        return new Circumstances(Optional.of(pass), shard, leftToOthers, baseline);
    }

    /** Returns the same with what came of the baseline. */
    public Circumstances withBaseline(String words) {
        return new Circumstances(edges, shard, leftToOthers, words);
    }

    /** Returns a sentence for each. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        edges.map(EdgesPass::sentence).ifPresent(sentences::add);
        for (String words : List.of(shard, leftToOthers, baseline)) {
            if (!words.isEmpty()) {
                sentences.add(words);
            }
        }
        return sentences;
    }
}

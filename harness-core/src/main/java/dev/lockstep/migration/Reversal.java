package dev.lockstep.migration;

import java.util.function.Function;
import java.util.function.Supplier;

/** Whether a migration can be undone. */
public sealed interface Reversal {

    /** Returns what the matching function makes of this case, so that a new case cannot be forgotten. */
    <T> T fold(Supplier<T> reversible, Function<Irreversible, T> irreversible, Function<DownMissing, T> downMissing);

    /** The tool has a down for it, written or derived. */
    record Reversible() implements Reversal {
        @Override
        public <T> T fold(
                Supplier<T> reversible, Function<Irreversible, T> irreversible, Function<DownMissing, T> downMissing) {
            return reversible.get();
        }
    }

    /**
     * Declared as not to be undone. Tested forward only and never counted as a passed round trip.
     *
     * @param because the author's reason; never blank
     */
    record Irreversible(String because) implements Reversal {
        public Irreversible {
            if (because.isBlank()) {
                throw new IllegalArgumentException("an irreversible migration says why");
            }
        }

        @Override
        public <T> T fold(
                Supplier<T> reversible, Function<Irreversible, T> irreversible, Function<DownMissing, T> downMissing) {
            return irreversible.apply(this);
        }
    }

    /**
     * No down, and nobody said that none is wanted: a finding.
     *
     * @param said how the tool tells it, for instance which file was looked for
     */
    record DownMissing(String said) implements Reversal {
        @Override
        public <T> T fold(
                Supplier<T> reversible, Function<Irreversible, T> irreversible, Function<DownMissing, T> downMissing) {
            return downMissing.apply(this);
        }
    }
}

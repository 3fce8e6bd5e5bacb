package dev.lockstep.migration;

import java.util.function.Function;
import java.util.function.Supplier;

/** Whether a migration can be undone. */
public sealed interface Reversal {

    /** Returns what the matching function makes of this case, so that a new case cannot be forgotten. */
    <T> T fold(Supplier<T> reversible, Function<Irreversible, T> irreversible, Function<DownMissing, T> downMissing);

    /** Returns whether there is no down and nobody said that none is wanted. */
    default boolean lacksDown() {
        return fold(() -> false, irreversible -> irreversible.said() == Irreversible.Origin.TOOL, missing -> true);
    }

    /** The tool has a down for it, written or derived. */
    record Reversible() implements Reversal {
        @Override
        public <T> T fold(
                Supplier<T> reversible, Function<Irreversible, T> irreversible, Function<DownMissing, T> downMissing) {
            return reversible.get();
        }
    }

    /**
     * Declared, or by its tool, as not to be undone. Tested forward only and never counted as a passed round trip.
     *
     * @param because the reason; never blank
     * @param said who says so
     */
    record Irreversible(String because, Origin said) implements Reversal {

        /** Who says that a migration is not to be undone. */
        public enum Origin {
            /** Its author, who wants no down. */
            AUTHOR,
            /** Its tool, which has no downs at all. */
            TOOL
        }

        /** A migration that its author declares irreversible. */
        public Irreversible(String because) {
            this(because, Origin.AUTHOR);
        }

        /** Returns what holds for the migrations of a tool that goes forward only. */
        public static Irreversible forwardOnly(String because) {
            return new Irreversible(because, Origin.TOOL);
        }

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

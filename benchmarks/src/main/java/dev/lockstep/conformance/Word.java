package dev.lockstep.conformance;

/** Everything that a cell of the page can say in one word. */
public enum Word {
    ONE_EACH("one each", "each migration in a transaction of its own"),
    ONE_FOR_ALL("one for all", "all pending migrations in one transaction"),
    ONE_PER_STATEMENT("per statement", "each statement in a transaction of its own"),
    SAME("same", "the history is written in the migration's transaction"),
    APART("apart", "the history is written in another transaction: a crash between the two leaves them at odds"),
    NO_HISTORY("no history", "the tool keeps none"),
    CLEAN("clean", "nothing is left of it"),
    CLEAN_AND_OTHERS(
            "clean, others too", "nothing is left of it, nor of the good migrations before it in the same run"),
    CLEAN_FLAGGED("clean, flagged", "nothing is left of it but a mark in the history"),
    HALF("half", "what ran before the failure stays"),
    HALF_FLAGGED("half, flagged", "what ran before the failure stays, and the history has a mark"),
    WORKS("works", "works without further ado"),
    TOLD("if told", "works if the migration asks for it, fails otherwise"),
    HANGS_OR_TOLD("hangs, or told", "waits for itself for ever, unless the migration and the tool are told"),
    AFTER_REPAIR("after repair", "refused until somebody runs the tool's repair command"),
    REFUSED("refused", "the tool refuses"),
    FAILS("fails", "does not work; of two at once, one does the work, too, and runs into an error in the end"),
    WAITS("waits", "the second waits for the first and then has nothing to do"),
    TWICE("twice", "both do it: done twice"),
    EXACT("exact", "schema and rows are as before"),
    INEXACT("inexact", "schema or rows are not as before"),
    BY_LOCKSTEP("by Lockstep", "the tool has no way down; Lockstep's is exact"),
    NONE("none", "there is no way down; Lockstep restores the state before"),
    WARNED("warned", "the tool says so and goes on"),
    UNNOTICED("unnoticed", "the tool does not notice"),
    RUNS("runs", "it is run"),
    SKIPPED("skipped", "it is never run, and nothing is said"),
    COMMITS("commits", "the server goes on without the tool and commits"),
    CLEAN_STUCK(
            "clean, stuck", "nothing is left of it, but the next run is refused or waits for a lock that nobody holds"),
    HALF_STUCK("half, stuck", "a part stays, and the next run is refused"),
    COMMITS_STUCK("commits, stuck", "the server goes on without the tool and commits, and the next run is refused"),
    HONOURED("honoured", "the migration fails with 55P03 after that time"),
    IGNORED("ignored", "the migration goes on waiting"),
    KEPT("kept", "every value of every row is as before"),
    TOUCHED("touched", "rows have changed that the migration does not name"),
    CANNOT("cannot say", "the tool's migrations have no words for it"),
    UNSEEN("not observed", "it could not be observed; the evidence says why");

    private final String text;
    private final String meaning;

    Word(String text, String meaning) {
        this.text = text;
        this.meaning = meaning;
    }

    /** Returns it as the page has it. */
    public String text() {
        return text;
    }

    /** Returns what it means, in a sentence. */
    public String meaning() {
        return meaning;
    }
}

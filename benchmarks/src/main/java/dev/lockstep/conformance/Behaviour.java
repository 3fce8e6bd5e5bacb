package dev.lockstep.conformance;

import static dev.lockstep.conformance.Word.*;

import java.util.EnumSet;
import java.util.Set;

/** What is asked of every tool. */
public enum Behaviour {
    TRANSACTIONS(
            "transactions",
            "In which transactions do two statements of one migration, and two pending migrations, run?",
            EnumSet.of(ONE_EACH, ONE_FOR_ALL, ONE_PER_STATEMENT)),
    BOOKKEEPING(
            "bookkeeping",
            "Is the history written in the same transaction as the migration?",
            EnumSet.of(SAME, APART, NO_HISTORY)),
    PARTIAL_FAILURE(
            "partial failure",
            "What is left of a migration whose last statement fails, with a good one pending before it?",
            EnumSet.of(CLEAN, CLEAN_AND_OTHERS, CLEAN_FLAGGED, HALF, HALF_FLAGGED)),
    RERUN("run again", "The failed file is mended and the tool run again.", EnumSet.of(WORKS, AFTER_REPAIR, REFUSED)),
    TWO_AT_ONCE(
            "two at once",
            "Two processes migrate the same database at the same time, with one migration pending that only writes a row.",
            EnumSet.of(WAITS, REFUSED, FAILS, TWICE)),
    DOWN(
            "down",
            "One migration up and down: does Lockstep's comparison find the schema and every row as before?",
            EnumSet.of(EXACT, INEXACT, BY_LOCKSTEP, NONE)),
    EDITED("edited", "A migration that was applied is edited.", EnumSet.of(REFUSED, WARNED, UNNOTICED)),
    LATE(
            "merged late",
            "A migration comes in before one that was already applied.",
            EnumSet.of(RUNS, REFUSED, SKIPPED)),
    CONCURRENT_INDEX(
            "concurrent index",
            "A migration that is one CREATE INDEX CONCURRENTLY.",
            EnumSet.of(WORKS, TOLD, HANGS_OR_TOLD, FAILS, CANNOT)),
    CANCELLED(
            "cancelled",
            "pg_cancel_backend hits the second of three statements: what is left?",
            EnumSet.of(CLEAN, CLEAN_FLAGGED, HALF, HALF_FLAGGED)),
    KILLED(
            "killed",
            "The tool is killed (SIGKILL) while the server is at the second of three statements; then it is run again.",
            EnumSet.of(CLEAN, HALF, COMMITS, CLEAN_STUCK, HALF_STUCK, COMMITS_STUCK)),
    LOCK_TIMEOUT(
            "lock_timeout",
            "lock_timeout is set on the database, and another session holds the table.",
            EnumSet.of(HONOURED, IGNORED)),
    ROWS("rows", "Up and down over a table of edge cases that the migration does not name.", EnumSet.of(KEPT, TOUCHED)),
    TEXT(
            "dollar quotes",
            "A function whose body, between dollar quotes, has semicolons, accents, Japanese and an emoji.",
            EnumSet.of(WORKS, TOLD, FAILS, CANNOT));

    private final String title;
    private final String question;

    @SuppressWarnings("ImmutableEnumChecker") // Only copies are handed out.
    private final Set<Word> words;

    Behaviour(String title, String question, Set<Word> words) {
        this.title = title;
        this.question = question;
        this.words = words;
    }

    /** Returns the head of its column. */
    public String title() {
        return title;
    }

    /** Returns what is done and asked. */
    public String question() {
        return question;
    }

    /** Returns the words with which it can be answered, beside {@link Word#UNSEEN}. */
    public Set<Word> words() {
        return EnumSet.copyOf(words);
    }
}

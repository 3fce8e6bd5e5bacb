package dev.lockstep.sql;

import java.util.List;
import java.util.Set;

/**
 * One statement of a script.
 *
 * @param text without the closing semicolon
 * @param offset where it begins in the script, from 0
 * @param words its words outside quotes and comments, in upper case; placeholders such as {@code $1} among them
 */
public record SqlStatement(String text, int offset, List<String> words) {

    private static final Set<String> WHOLE_SERVER = Set.of("DATABASE", "TABLESPACE");
    private static final Set<String> REINDEXED_ONE_BY_ONE = Set.of("DATABASE", "SYSTEM", "SCHEMA");

    public SqlStatement {
        words = List.copyOf(words);
    }

    /**
     * Returns whether the server refuses this statement inside a transaction block.
     *
     * <p>Source: the PostgreSQL manual, "cannot be executed inside a transaction block" in the reference of each command.
     * Commands for which it depends on their options, such as CREATE SUBSCRIPTION, are not among them: the author marks
     * those files.
     */
    public boolean refusesTransaction() {
        return switch (word(0)) {
            case "VACUUM" -> true;
            case "REINDEX" -> words.contains("CONCURRENTLY")
                    || words.stream().limit(5).anyMatch(REINDEXED_ONE_BY_ONE::contains);
            case "CLUSTER" -> words.size() == 1 || (words.size() == 2 && word(1).equals("VERBOSE"));
            case "CREATE" -> follows("INDEX", "CONCURRENTLY") || WHOLE_SERVER.contains(word(1));
            case "DROP" -> follows("INDEX", "CONCURRENTLY") || WHOLE_SERVER.contains(word(1));
            case "ALTER" -> word(1).equals("SYSTEM")
                    || (word(1).equals("TABLE") && words.contains("DETACH") && words.contains("CONCURRENTLY"));
            case "COMMIT", "ROLLBACK" -> word(1).equals("PREPARED");
            default -> false;
        };
    }

    /** Returns whether this is COPY … FROM STDIN, whose rows psql finds in the lines that follow. */
    public boolean copiesFromInput() {
        return word(0).equals("COPY") && follows("FROM", "STDIN");
    }

    /** Returns whether there is a placeholder such as {@code $1} outside quotes and comments. */
    public boolean hasPlaceholders() {
        return words.stream().anyMatch(word -> word.startsWith("$"));
    }

    /** Returns whether {@code second} comes right after {@code first} somewhere; both in upper case. */
    public boolean follows(String first, String second) {
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i).equals(second) && words.get(i - 1).equals(first)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the word at {@code index}, in upper case; empty if there are not so many. */
    public String word(int index) {
        return index < words.size() ? words.get(index) : "";
    }
}

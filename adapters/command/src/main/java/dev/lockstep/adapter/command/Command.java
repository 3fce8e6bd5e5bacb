package dev.lockstep.adapter.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A program with what it is run with.
 *
 * @param words the program and its arguments
 * @param directory where it is run
 * @param environment its whole environment
 */
public record Command(List<String> words, Path directory, Map<String, String> environment) {

    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** Returns this command with further arguments. */
    public Command with(String... arguments) {
        return with(Arrays.asList(arguments));
    }

    /** Returns this command with further arguments. */
    public Command with(List<String> arguments) {
        List<String> all = new ArrayList<>(words);
        all.addAll(arguments);
        return new Command(all, directory, environment);
    }

    /** Returns this command with one more variable in its environment, which wins. */
    public Command withVariable(String name, String value) {
        Map<String, String> all = new TreeMap<>(environment);
        all.put(name, value);
        return new Command(words, directory, all);
    }

    /** Returns the words for people; the environment, in which passwords are, is left out. */
    @Override
    public String toString() {
        return String.join(" ", words);
    }
}

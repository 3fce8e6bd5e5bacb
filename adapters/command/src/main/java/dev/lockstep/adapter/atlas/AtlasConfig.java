package dev.lockstep.adapter.atlas;

import dev.lockstep.adapter.command.MigrationFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The project's atlas.hcl, as far as it can be read without Atlas: what is written as plain text in the block of an environment. The rest is
 * given by settings.
 *
 * @param text the whole file; empty if there is none
 */
record AtlasConfig(String text) {

    static final String NAME = "atlas.hcl";

    private static final Pattern NAMED = Pattern.compile("(?m)^\\s*env\\s+\"([^\"]+)\"\\s*\\{");
    private static final Pattern ANY = Pattern.compile("(?m)^\\s*env\\s*\\{");
    private static final Pattern DIRECTORY = Pattern.compile("\\bdir\\s*=\\s*\"(?:file://)?([^\"$]+)\"");
    private static final Pattern FORMAT =
            Pattern.compile("(?:\\bmigration\\s*\\{[^}]*\\bformat\\s*=\\s*\"?|[?&]format=)([\\w-]+)");
    private static final Pattern REVISIONS_SCHEMA = Pattern.compile("\\brevisions_schema\\s*=\\s*\"([^\"$]+)\"");
    private static final Pattern SEARCH_PATH = Pattern.compile("[?&]search_path=([^\"&$]+)");

    static AtlasConfig in(Path directory) {
        return new AtlasConfig(MigrationFolder.text(directory.resolve(NAME)));
    }

    /** Returns the environment's name, if there is one only: nobody has to choose it then. */
    Optional<String> onlyEnvironment() {
        List<String> names =
                NAMED.matcher(text).results().map(name -> name.group(1)).toList();
        return names.size() == 1 && !ANY.matcher(text).find() ? Optional.of(names.get(0)) : Optional.empty();
    }

    /** Returns the block of an environment; the one for any environment if there is none of that name; the whole file if none is chosen. */
    Block block(Optional<String> environment) {
        if (environment.isEmpty()) {
            return new Block(text);
        }
        Matcher named = NAMED.matcher(text);
        while (named.find()) {
            if (named.group(1).equals(environment.get())) {
                return new Block(from(named.end()));
            }
        }
        Matcher any = ANY.matcher(text);
        return new Block(any.find() ? from(any.end()) : "");
    }

    private String from(int begin) {
        int depth = 1;
        for (int at = begin; at < text.length(); at++) {
            depth += text.charAt(at) == '{' ? 1 : text.charAt(at) == '}' ? -1 : 0;
            if (depth == 0) {
                return text.substring(begin, at);
            }
        }
        return text.substring(begin);
    }

    /**
     * What is written in one place.
     *
     * @param text of the place
     */
    record Block(String text) {

        /** Returns the folder of the migrations, without what may follow it in its URL. */
        Optional<String> directory() {
            return first(DIRECTORY).map(url -> url.replaceFirst("\\?.*", ""));
        }

        /** Returns whose format the directory has. */
        Optional<String> format() {
            return first(FORMAT);
        }

        Optional<String> revisionsSchema() {
            return first(REVISIONS_SCHEMA);
        }

        Optional<String> searchPath() {
            return first(SEARCH_PATH);
        }

        private Optional<String> first(Pattern pattern) {
            Matcher matcher = pattern.matcher(text);
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        }
    }
}

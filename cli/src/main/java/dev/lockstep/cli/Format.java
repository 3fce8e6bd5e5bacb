package dev.lockstep.cli;

import dev.lockstep.render.GithubRenderer;
import dev.lockstep.render.JsonRenderer;
import dev.lockstep.render.JunitRenderer;
import dev.lockstep.render.MarkdownRenderer;
import dev.lockstep.render.SarifRenderer;
import dev.lockstep.run.RunResult;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;

/** In which form a run's result is told. */
enum Format {
    TEXT {
        @Override
        String render(RunResult result, Path root) {
            return result.summary();
        }
    },
    JSON {
        @Override
        String render(RunResult result, Path root) {
            return new JsonRenderer().render(result.report());
        }
    },
    MARKDOWN {
        @Override
        String render(RunResult result, Path root) {
            return new MarkdownRenderer().render(result.report());
        }
    },
    JUNIT {
        @Override
        String render(RunResult result, Path root) {
            return new JunitRenderer(root).render(result.report());
        }
    },
    SARIF {
        @Override
        String render(RunResult result, Path root) {
            return new SarifRenderer(root).render(result.report());
        }
    },
    GITHUB {
        @Override
        String render(RunResult result, Path root) {
            return new GithubRenderer(root).render(result.report());
        }
    };

    /**
     * Returns the text.
     *
     * @param root where the paths of files begin: the repository, for the CI that reads them
     */
    abstract String render(RunResult result, Path root);

    /** Returns the format of that name; a name that there is not is a misuse of the flag. */
    static Format of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("there is no format " + name + "; there are "
                        + Arrays.stream(values()).map(Format::toString).collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

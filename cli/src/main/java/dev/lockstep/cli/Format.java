package dev.lockstep.cli;

import dev.lockstep.render.GithubRenderer;
import dev.lockstep.render.JsonRenderer;
import dev.lockstep.render.JunitRenderer;
import dev.lockstep.render.MarkdownRenderer;
import dev.lockstep.render.SarifRenderer;
import dev.lockstep.render.SummaryRenderer;
import dev.lockstep.report.Report;
import dev.lockstep.spi.ReportRenderer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;

/** In which form a run's result is told. */
enum Format {
    TEXT {
        @Override
        String render(List<Report> reports, Path root) {
            return each(reports, new SummaryRenderer()).strip();
        }
    },
    JSON {
        @Override
        String render(List<Report> reports, Path root) {
            return each(reports, new JsonRenderer());
        }
    },
    MARKDOWN {
        @Override
        String render(List<Report> reports, Path root) {
            return each(reports, new MarkdownRenderer());
        }
    },
    JUNIT {
        @Override
        String render(List<Report> reports, Path root) {
            return new JunitRenderer(root).render(reports);
        }
    },
    SARIF {
        @Override
        String render(List<Report> reports, Path root) {
            return new SarifRenderer(root).render(reports);
        }
    },
    GITHUB {
        @Override
        String render(List<Report> reports, Path root) {
            return each(reports, new GithubRenderer(root));
        }
    };

    /**
     * Returns the text; of several reports one behind the other, or as one file where the format has room for that.
     *
     * @param root where the paths of files begin: the repository, for the CI that reads them
     */
    abstract String render(List<Report> reports, Path root);

    private static String each(List<Report> reports, ReportRenderer renderer) {
        return reports.stream().map(renderer::render).collect(Collectors.joining("\n"));
    }

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

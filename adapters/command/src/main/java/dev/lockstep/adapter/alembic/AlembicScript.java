package dev.lockstep.adapter.alembic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.command.ProgramFinder;
import dev.lockstep.adapter.command.ProjectScript;
import dev.lockstep.adapter.command.Python;
import dev.lockstep.adapter.command.PythonWords;
import dev.lockstep.adapter.command.Scratch;
import dev.lockstep.adapter.command.ToolEnvironment;
import dev.lockstep.adapter.command.ToolSettings;
import dev.lockstep.adapter.command.Workplace;
import dev.lockstep.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Alembic's command line in the project's Python, with every connection led to the address of the harness.
 *
 * @param python runs {@code lockstep_alembic.py}
 * @param options what every command of Alembic is given
 */
record AlembicScript(Command python, List<String> options) {

    static AlembicScript of(ToolSettings settings, Workplace place) {
        Map<String, String> inherited = System.getenv();
        Python python = Python.find(AlembicTool.NAME, settings, new ProgramFinder(settings.root(), inherited));
        Path script = place.scratch().script(AlembicScript.class, "lockstep_alembic.py");
        List<String> options = new ArrayList<>();
        settings.get("config").ifPresent(config -> options.addAll(List.of("-c", config)));
        settings.get("name").ifPresent(name -> options.addAll(List.of("-n", name)));
        settings.get("x").ifPresent(x -> List.of(x.split(",")).forEach(each -> options.addAll(List.of("-x", each))));
        Command command = python.command(
                        settings.root(),
                        ToolEnvironment.of(inherited, place.hearing().address(), settings))
                .with(script.toString());
        return new AlembicScript(command, options);
    }

    /** Runs a command of Alembic. */
    Command run(String command, String revision) {
        return python.with("run").with(options).with(command, revision);
    }

    /** Returns what Alembic knows of the project. */
    JsonNode describe(Path root, Scratch scratch) {
        return new ProjectScript(python.with("describe").with(options), (problem, result) -> {
                    PythonWords words = new PythonWords(result.output());
                    Problem placed =
                            words.placeOfSyntaxError().map(problem::where).orElse(problem);
                    Problem told = result.addTo(placed, words.text());
                    return words.text().startsWith("ModuleNotFoundError")
                            ? told.said("the Python: " + python.words().get(0))
                                    .remedy("install it there, or set " + Python.SETTING
                                            + " to the interpreter that has it")
                            : told;
                })
                .read(Problem.what("Alembic does not take the project").where(root), scratch);
    }
}

package dev.lockstep.adapter.django;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.command.CommandResult;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The project's {@code manage.py} in the project's Python, with every connection led to the address of the harness.
 *
 * @param python runs {@code lockstep_django.py}, in the folder of {@code manage.py}
 */
record DjangoScript(Command python) {

    static DjangoScript of(ToolSettings settings, Workplace place) {
        Optional<Path> manage = DjangoFiles.manage(settings);
        Path folder = manage.map(file -> file.resolveSibling("").normalize()).orElse(settings.root());
        Map<String, String> inherited = System.getenv();
        Python python = Python.find(DjangoTool.NAME, settings, new ProgramFinder(settings.root(), inherited));
        Map<String, String> environment =
                ToolEnvironment.of(inherited, place.hearing().address(), settings);
        environment.put("LOCKSTEP_DJANGO_ROOT", settings.root().toString());
        manage.ifPresent(file -> environment.put("LOCKSTEP_DJANGO_MANAGE", file.toString()));
        settings.get("settings").ifPresent(module -> environment.put("DJANGO_SETTINGS_MODULE", module));
        settings.get("apps").ifPresent(labels -> environment.put("LOCKSTEP_DJANGO_APPS", labels.replace(" ", "")));
        Path script = place.scratch().script(DjangoScript.class, "lockstep_django.py");
        return new DjangoScript(python.command(folder, environment).with(script.toString()));
    }

    /** Runs Django's migrate for these migrations. */
    Command migrate(String direction, List<String> names) {
        return python.with(direction).with(names);
    }

    /** Returns what Django knows of the project. */
    JsonNode describe(Scratch scratch) {
        Problem failed = Problem.what("Django does not take the project").where(python.directory());
        return new ProjectScript(python.with("describe"), this::explained).read(failed, scratch);
    }

    private Problem explained(Problem problem, CommandResult result) {
        PythonWords words = new PythonWords(result.output());
        Problem placed = words.placeOfSyntaxError().map(problem::where).orElse(problem);
        Problem told = result.addTo(placed, words.text());
        return words.text().startsWith("ModuleNotFoundError")
                ? told.said("the Python: " + python.words().get(0))
                        .remedy("install it there, or set " + Python.SETTING + " to the interpreter that has it")
                : told;
    }
}

package dev.lockstep.cli;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.run.ToolFinder;
import dev.lockstep.run.ToolFinder.Found;
import dev.lockstep.settings.Setting;
import dev.lockstep.spi.MigrationTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the one project that is meant in a repository. */
record ProjectSearch(ToolFinder finder) {

    /**
     * Returns the folder itself if it is the root of a project, else the only root below it. A repository in which one project lies at a
     * usual place and others lie elsewhere has several: a verdict over the one would pass for a verdict over all.
     *
     * @param tool the tool's name, where it was given
     * @throws LockstepException if there is no project, or more than one
     */
    Path narrowed(Path folder, Optional<Setting> tool) {
        List<MigrationTool> asked = tool.map(this::named).orElseGet(finder::tools);
        if (!Files.isDirectory(folder) || asked.stream().anyMatch(each -> isRoot(each, folder))) {
            return folder;
        }
        List<Found> found = new ToolFinder(asked).findAll(folder);
        if (found.size() == 1) {
            return found.get(0).project().root();
        }
        if (found.isEmpty() && tool.isPresent()) {
            // The tool itself says best what it misses.
            return folder;
        }
        throw new LockstepException(found.isEmpty() ? none(folder) : several(folder, found));
    }

    private static boolean isRoot(MigrationTool tool, Path folder) {
        return tool.detect(folder)
                .filter(project -> Folders.shown(folder, project.root()).equals("."))
                .isPresent();
    }

    private List<MigrationTool> named(Setting name) {
        List<MigrationTool> tools = finder.tools().stream()
                .filter(each -> each.name().equals(name.text()))
                .toList();
        if (tools.isEmpty()) {
            throw new LockstepException(Problem.what("there is no tool named \"" + name.text() + "\"")
                    .where(name.place())
                    .said("there are " + names())
                    .remedy("correct the name, or leave it out to have the tool detected"));
        }
        return tools;
    }

    private Problem none(Path folder) {
        return Problem.what("no migrations found")
                .where(folder)
                .said("looked in it and below for what " + names() + " leave in a project")
                .remedy("point --project at the folder of the migrations, or name their tool with --tool");
    }

    private static Problem several(Path folder, List<Found> found) {
        Problem problem = Problem.what("there are migrations of " + found.size() + " projects")
                .where(folder);
        for (Found one : found) {
            problem = problem.said(one.tool().name() + " in "
                    + Folders.shown(folder, one.project().root()) + ": "
                    + one.project().foundBecause());
        }
        return problem.remedy("point --project at one of them, or name its tool with --tool");
    }

    private String names() {
        return finder.tools().stream().map(MigrationTool::name).collect(Collectors.joining(", "));
    }
}

package dev.lockstep.adapter.liquibase;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The folders in which Liquibase looks for changelogs, best first.
 *
 * @param folders absolute, existing or not
 */
record SearchPath(List<Path> folders) {

    private static final String RESOURCES = "src/main/resources";

    SearchPath {
        folders = List.copyOf(folders);
    }

    /**
     * Returns the folders that {@code project} stands for: the resources folder that it holds or that holds it, because that
     * is what production's paths start from, and then itself.
     */
    static SearchPath around(Path project) {
        Path folder = folderOf(project);
        Set<Path> folders = new LinkedHashSet<>();
        if (Files.isDirectory(folder.resolve(RESOURCES))) {
            folders.add(folder.resolve(RESOURCES));
        }
        for (Path above = folder; above != null; above = above.getParent()) {
            if (above.endsWith("resources")) {
                folders.add(above);
                break;
            }
        }
        folders.add(folder);
        return new SearchPath(new ArrayList<>(folders));
    }

    /** Returns the folders of a {@code searchPath} setting, relative ones taken from {@code project}. */
    static SearchPath of(String setting, Path project) {
        List<Path> folders = new ArrayList<>();
        for (String entry : setting.split(",", -1)) {
            if (!entry.isBlank()) {
                folders.add(folderOf(project).resolve(entry.strip()).normalize());
            }
        }
        return new SearchPath(folders);
    }

    /** Returns {@code file} as Liquibase names it: relative to the first folder that holds it. */
    String pathOf(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        for (Path folder : folders) {
            if (absolute.startsWith(folder)) {
                return folder.relativize(absolute).toString().replace('\\', '/');
            }
        }
        return absolute.toString();
    }

    private static Path folderOf(Path project) {
        Path absolute = project.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        return Files.isRegularFile(absolute) && parent != null ? parent : absolute;
    }
}

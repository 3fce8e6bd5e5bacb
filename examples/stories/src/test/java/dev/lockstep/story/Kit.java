package dev.lockstep.story;

import dev.lockstep.adapter.contract.tool.ToolKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Puts what a tool needs where its users have it, so that an example can be run as it stands. */
interface Kit {

    /** Puts it into the copy of an example. Skips the test where the machine cannot have it. */
    void into(Path example) throws IOException;

    /** Returns the kit of a tool that is a library of Lockstep's own program. */
    static Kit none() {
        return example -> {};
    }

    /** Returns the kit of a tool in Python: {@code .venv} in the project. */
    static Kit venv(String name) {
        return link(".venv", () -> ToolKit.python(name).resolve("venv"));
    }

    /** Returns the kit of a tool in JavaScript: {@code node_modules} in the project. */
    static Kit nodeModules(String name) {
        return link("node_modules", () -> ToolKit.node(name).resolve("node_modules"));
    }

    /** Returns the kit of a tool in Go: its program in the project's {@code bin}. */
    static Kit program(String name, Supplier<Path> kit) {
        return link("bin/" + name, () -> kit.get().resolve("bin").resolve(name));
    }

    private static Kit link(String place, Supplier<Path> target) {
        return example -> {
            Path link = example.resolve(place);
            Files.createDirectories(link.resolveSibling(""));
            Files.createSymbolicLink(link, target.get());
        };
    }
}

package dev.lockstep.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Everything that was seen.
 *
 * @param servers the versions of PostgreSQL by their major, the newest first
 * @param tools in the order of the page
 */
public record Matrix(List<Server> servers, List<Tool> tools) {

    public Matrix {
        servers = List.copyOf(servers);
        tools = List.copyOf(tools);
    }

    /**
     * A server.
     *
     * @param major its major version
     * @param version its whole version
     */
    public record Server(int major, String version) {}

    /**
     * One tool.
     *
     * @param name as Lockstep calls it
     * @param version as it tells it
     * @param runtime what it runs in
     * @param command what was run to take up all that was pending
     * @param cells what was seen, by the server's major version and by the behaviour
     */
    public record Tool(
            String name, String version, String runtime, String command, Map<Integer, Map<Behaviour, Cell>> cells) {

        /** Returns what was seen of a behaviour on a server; that nothing was, if there was no run. */
        public Cell cell(int major, Behaviour behaviour) {
            return cells.getOrDefault(major, Map.of()).getOrDefault(behaviour, Cell.unseen("there was no run"));
        }
    }

    /** Returns the tool of that name. */
    public Tool tool(String name) {
        return tools.stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Returns it as the file for programs. */
    public String json() {
        try {
            return mapper().writeValueAsString(this) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what {@link #json} has written. */
    public static Matrix of(String json) {
        try {
            return mapper().readValue(json, Matrix.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectMapper mapper() {
        return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    }
}

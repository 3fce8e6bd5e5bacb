package dev.lockstep.spi;

import dev.lockstep.schema.ObjectName;
import java.util.List;
import java.util.Set;

/**
 * What a watch is to do during one step.
 *
 * @param leftOut relations that are not the user's, such as the tool's history: no traffic goes there
 * @param first the tables that traffic goes to before others, because an earlier step was seen to lock them
 * @param traffic which traffic
 * @param scenes what is put in the tool's way
 */
public record WatchRequest(Set<ObjectName> leftOut, List<ObjectName> first, TrafficPlan traffic, Set<Scene> scenes) {

    public WatchRequest {
        leftOut = Set.copyOf(leftOut);
        first = List.copyOf(first);
        scenes = Set.copyOf(scenes);
    }

    /** A watch without traffic and without anything in the tool's way. */
    public static WatchRequest quiet() {
        return new WatchRequest(Set.of(), List.of(), TrafficPlan.none(), Set.of());
    }
}

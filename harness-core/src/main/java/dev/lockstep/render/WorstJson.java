package dev.lockstep.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.lock.Measure;
import dev.lockstep.report.Worst;
import dev.lockstep.report.Worst.LockFigure;
import dev.lockstep.report.Worst.Stall;

/** The worst that a migration's locks did, in report.json. */
final class WorstJson {

    private static final String HOLD = "longestHold";
    private static final String WAIT = "longestWait";
    private static final String STALL = "longestStall";

    private WorstJson() {}

    static void put(ObjectNode node, Worst worst) {
        worst.longestHold().ifPresent(figure -> put(node.putObject(HOLD), figure));
        worst.longestWait().ifPresent(figure -> put(node.putObject(WAIT), figure));
        worst.longestStall().ifPresent(stall -> node.putObject(STALL)
                .put("action", stall.action())
                .put("traffic", stall.traffic())
                .put("worstMicros", stall.worstMicros())
                .put("blockedMicros", stall.blockedMicros()));
    }

    private static void put(ObjectNode node, LockFigure figure) {
        node.put("action", figure.action())
                .put("relation", figure.relation())
                .put("mode", figure.mode().replace(' ', '_'))
                .put("atLeastMicros", figure.measure().atLeastMicros())
                .put("atMostMicros", figure.measure().atMostMicros());
    }

    static Worst read(JsonFields node, String migration) {
        return new Worst(
                node.object(HOLD).map(figure -> figure(figure, migration)),
                node.object(WAIT).map(figure -> figure(figure, migration)),
                node.object(STALL)
                        .map(stall -> new Stall(
                                migration,
                                stall.text("action"),
                                stall.text("traffic"),
                                stall.number("worstMicros"),
                                stall.number("blockedMicros"))));
    }

    private static LockFigure figure(JsonFields figure, String migration) {
        return new LockFigure(
                migration,
                figure.text("action"),
                figure.text("relation"),
                figure.text("mode").replace('_', ' '),
                new Measure(figure.number("atLeastMicros"), figure.number("atMostMicros")));
    }
}

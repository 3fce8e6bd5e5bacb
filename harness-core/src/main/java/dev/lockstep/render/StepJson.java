package dev.lockstep.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.journal.Effects;
import dev.lockstep.journal.RelationSeen;
import dev.lockstep.journal.SelfBlock;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.journal.Watched;
import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.LockMode;
import dev.lockstep.lock.LockWait;
import dev.lockstep.report.BudgetBreak;
import dev.lockstep.report.StepLine;
import java.time.Duration;
import java.util.Locale;

/** One step in report.json, as docs/report-json.md describes it. */
final class StepJson {

    void put(ObjectNode node, StepLine step) {
        node.put("migration", step.migration());
        node.put("action", step.action());
        node.put("outcome", step.outcome());
        if (!step.why().isEmpty()) {
            node.put("why", step.why());
        }
        node.put("tookMicros", step.tookMicros());
        Watched watched = step.watched();
        ArrayNode statements = node.putArray("statements");
        watched.statements().forEach(statement -> put(statements.addObject(), statement));
        ArrayNode traffic = node.putArray("traffic");
        watched.traffic().forEach(seen -> put(traffic.addObject(), seen));
        if (!watched.equals(Watched.nothing())) {
            ArrayNode victims = node.putArray("victims");
            watched.victims().forEach(wait -> put(victims.addObject(), wait));
            ArrayNode relations = node.putArray("relations");
            watched.relations().forEach(relation -> put(relations.addObject(), relation));
            ArrayNode selfBlocks = node.putArray("selfBlocks");
            watched.selfBlocks().forEach(block -> put(selfBlocks.addObject(), block));
            ArrayNode scenes = node.putArray("scenes");
            watched.scenes().forEach(scenes::add);
            ArrayNode breaks = node.putArray("budgetBreaks");
            step.timeline().breaks().forEach(each -> put(breaks.addObject(), each));
        }
    }

    private static void put(ObjectNode node, StatementSeen statement) {
        node.put("sql", statement.sql());
        node.put("command", statement.command());
        node.put("session", statement.session());
        node.put("transaction", statement.transaction());
        node.put("startMicros", statement.startMicros());
        node.put("tookMicros", statement.tookMicros());
        if (!statement.error().isEmpty()) {
            node.put("error", statement.error());
        }
        statement.lockTimeout().map(Duration::toMillis).ifPresent(millis -> node.put("lockTimeoutMillis", millis));
        Effects effects = statement.effects();
        node.put(
                "rowsAffected",
                effects.written().stream().mapToLong(Effects.Written::rows).sum());
        ArrayNode scans = node.putArray("scans");
        effects.scans().forEach(scan -> scans.addObject()
                .put("relation", scan.table().toString())
                .put("rows", scan.rows())
                .put("times", scan.times()));
        ArrayNode rewrites = node.putArray("rewrites");
        effects.rewrites().forEach(rewrite -> rewrites.add(rewrite.relation()));
        ArrayNode indexes = node.putArray("indexBuilds");
        effects.indexes().forEach(build -> indexes.addObject()
                .put("index", build.index())
                .put("relation", build.table().toString())
                .put("bytes", build.bytes()));
        effects.walBytes().ifPresent(bytes -> node.put("walBytes", bytes));
        effects.temporaryBytes().ifPresent(bytes -> node.put("temporaryBytes", bytes));
        ArrayNode locks = node.putArray("locks");
        statement.locks().forEach(hold -> put(locks.addObject(), hold));
        ArrayNode waits = node.putArray("waits");
        statement.waits().forEach(wait -> put(waits.addObject(), wait));
    }

    private static void put(ObjectNode node, LockHold hold) {
        node.put("relation", hold.target().name());
        node.put("kind", word(hold.target().kind()));
        node.put("mode", hold.mode().name());
        node.put("waitedMicros", hold.waited().micros());
        node.put("waitUncertaintyMicros", hold.waited().uncertaintyMicros());
        node.put("heldMicros", hold.held().micros());
        node.put("uncertaintyMicros", hold.held().uncertaintyMicros());
        node.put("blocked", hold.blocked());
        node.put("source", word(hold.source()));
    }

    private static void put(ObjectNode node, LockWait wait) {
        node.put("waiter", wait.waiter().toString());
        node.put("role", word(wait.waiter().role()));
        node.put("relation", wait.target().name());
        node.put("kind", word(wait.target().kind()));
        node.put("mode", mode(wait.mode()));
        node.put("sinceMicros", wait.since().earliestMicros());
        node.put("waitedMicros", wait.waited().micros());
        node.put("uncertaintyMicros", wait.waited().uncertaintyMicros());
        node.put("end", word(wait.end()));
        ArrayNode behind = node.putArray("behind");
        wait.behind().forEach(party -> behind.add(party.toString()));
        node.put("source", word(wait.source()));
    }

    private static void put(ObjectNode node, TrafficSeen traffic) {
        node.put("relation", traffic.name());
        node.put("kind", word(traffic.kind()));
        node.put("requests", traffic.requests());
        node.put("worstMicros", traffic.worstMicros());
        node.put("p99Micros", traffic.p99Micros());
        node.put("medianMicros", traffic.medianMicros());
        node.put("blockedMicros", traffic.blockedMicros());
        node.put("errors", traffic.errors());
        if (!traffic.firstError().isEmpty()) {
            node.put("firstError", traffic.firstError());
        }
    }

    private static void put(ObjectNode node, RelationSeen relation) {
        node.put("name", relation.name());
        node.put("kind", word(relation.kind()));
        node.put("table", relation.table().toString());
        node.put("fate", word(relation.fate()));
        node.put("rows", relation.rows());
        node.put("bytesBefore", relation.bytesBefore());
        node.put("bytesAfter", relation.bytesAfter());
    }

    private static void put(ObjectNode node, SelfBlock block) {
        node.put("statement", block.statement());
        node.put("waiter", block.waiter().toString());
        node.put("waitedFor", block.waitedFor());
        node.put("holder", block.holder().toString());
        node.put("holderDid", block.holderDid());
    }

    private static void put(ObjectNode node, BudgetBreak broken) {
        node.put("atMicros", broken.atMicros());
        node.put("relation", broken.relation());
        node.put("budget", broken.budget().words());
        node.put("writtenAt", broken.budget().writtenAt());
        node.put("seen", broken.seen());
    }

    /** All lock modes have one spelling in the file, that of budgets and assertions. */
    private static String mode(String serverName) {
        for (LockMode mode : LockMode.values()) {
            if (mode.serverName().equals(serverName)) {
                return mode.name();
            }
        }
        return serverName;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

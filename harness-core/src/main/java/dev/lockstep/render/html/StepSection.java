package dev.lockstep.render.html;

import dev.lockstep.journal.SelfBlock;
import dev.lockstep.problem.Problem;
import dev.lockstep.report.ActionName;
import dev.lockstep.report.BudgetBreak;
import dev.lockstep.report.HumanTime;
import dev.lockstep.report.Lane;
import dev.lockstep.report.StepLine;
import dev.lockstep.report.Words;

/**
 * One way of one migration: what was sent, what it locked, who suffered.
 *
 * @param place whether it is the first that its migration goes; that one is open at once
 */
record StepSection(StepLine step, Place place) {

    /** Where among a migration's ways a step stands. */
    enum Place {
        FIRST,
        LATER
    }

    Markup markup() {
        Markup out = new Markup();
        boolean open = place == Place.FIRST
                || step.outcome().equals("failed")
                || !step.timeline().breaks().isEmpty();
        if (open) {
            out.open("details", "class", "step " + step.outcome(), "open", "");
        } else {
            out.open("details", "class", "step " + step.outcome());
        }
        out.open("summary").element("h3", new ActionName(step.action()).toString());
        out.element("span", headline(), "class", "quiet").close("summary").own("\n");
        if (!step.why().isEmpty()) {
            out.element("pre", step.why(), "class", "why", "dir", "auto").own("\n");
        }
        step.watched().scenes().forEach(scene -> out.open("p", "class", "scene")
                .text("In its way on purpose: ")
                .element("bdi", scene)
                .close("p")
                .own("\n"));
        step.watched().unseen().forEach(problem -> unseen(out, problem));
        step.watched().selfBlocks().forEach(block -> selfBlock(out, block));
        out.add(new TimelineFigure(step).markup());
        breaks(out);
        out.add(new StatementTable(step.watched()).markup());
        out.add(new LockTable(step).markup());
        out.add(new TrafficTable(step.watched().traffic()).markup());
        out.add(new RelationTable(step.watched().relations()).markup());
        return out.close("details").own("\n");
    }

    private String headline() {
        StringBuilder words = new StringBuilder(step.outcome()).append(" in ").append(HumanTime.of(step.tookMicros()));
        if (!step.watched().statements().isEmpty()) {
            words.append(" · ").append(Words.count(step.watched().statements().size(), "statement"));
        }
        long lanes = step.timeline().lanes().stream()
                .filter(lane -> lane.weight() == Lane.Weight.SHOWN)
                .count();
        if (lanes > 0) {
            words.append(" · blocking locks on ").append(Words.count(lanes, "relation"));
        }
        return words.toString();
    }

    private void breaks(Markup out) {
        if (step.timeline().breaks().isEmpty()) {
            return;
        }
        out.open("ol", "class", "breaks", "aria-label", "budgets that broke").own("\n");
        for (BudgetBreak each : step.timeline().breaks()) {
            out.open("li").element("strong", "Broken at " + HumanTime.of(each.atMicros()) + ": ");
            out.element("bdi", each.seen());
            out.element("span", " (budget: " + each.budget().words() + ")", "class", "quiet");
            out.close("li").own("\n");
        }
        out.close("ol").own("\n");
    }

    private static void unseen(Markup out, Problem problem) {
        out.open("p", "class", "scene").element("strong", "Not watched: ");
        out.element("bdi", problem.what()).close("p").own("\n");
    }

    private static void selfBlock(Markup out, SelfBlock block) {
        out.open("p", "class", "scene").element("strong", "It waited for itself: ");
        out.element("bdi", block.waiter() + " waited for " + block.waitedFor() + ", which " + block.holder() + " held")
                .text(" after ");
        out.element("code", Words.cut(block.holderDid(), 120), "dir", "auto")
                .close("p")
                .own("\n");
    }
}

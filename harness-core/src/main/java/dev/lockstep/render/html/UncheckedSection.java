package dev.lockstep.render.html;

import dev.lockstep.problem.Problem;
import dev.lockstep.report.Report;

/** What was to be checked and was not: it is never out of sight. */
record UncheckedSection(Report report) {

    Markup markup() {
        Markup out = new Markup();
        if (report.unchecked().isEmpty()) {
            return out;
        }
        out.open("section", "id", "unchecked", "aria-labelledby", "unchecked-title")
                .own("\n");
        out.element("h2", "Not checked", "id", "unchecked-title")
                .open("ul", "class", "unchecked")
                .own("\n");
        report.unchecked().forEach(problem -> item(out, problem));
        return out.close("ul").close("section").own("\n");
    }

    private static void item(Markup out, Problem problem) {
        out.open("li").element("p", problem.what(), "class", "said", "dir", "auto");
        if (!problem.where().isEmpty()) {
            out.element("p", problem.where(), "class", "quiet", "dir", "auto");
        }
        problem.evidence().forEach(said -> out.element("pre", said, "dir", "auto"));
        if (!problem.remedy().isEmpty()) {
            out.open("p", "class", "remedy", "dir", "auto")
                    .text(problem.remedy())
                    .close("p");
        }
        out.close("li").own("\n");
    }
}

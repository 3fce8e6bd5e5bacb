package dev.lockstep.render.html;

import dev.lockstep.report.Words;

/** A name beside its lane, shorter where the window is narrow: text in a picture does not break. */
record LaneName(String name) {

    private static final int WIDE = 48;
    private static final int NARROW = 22;

    Markup markup() {
        Markup out = new Markup();
        String narrow = Words.cut(name, NARROW);
        if (narrow.equals(name)) {
            return out.element("tspan", name, "class", "name");
        }
        out.element("tspan", Words.cut(name, WIDE), "class", "name wide");
        return out.element("tspan", narrow, "class", "name narrow");
    }
}

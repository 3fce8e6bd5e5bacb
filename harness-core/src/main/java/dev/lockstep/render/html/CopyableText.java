package dev.lockstep.render.html;

/** A text that people want to take with them: {@code file:line}, a command. */
record CopyableText(String text) {

    Markup markup() {
        Markup out = new Markup();
        out.open("span", "class", "copyable");
        out.element("code", text, "dir", "ltr");
        out.open("button", "type", "button", "class", "copy", "aria-label", "copy " + text)
                .text("copy")
                .close("button");
        return out.close("span");
    }
}

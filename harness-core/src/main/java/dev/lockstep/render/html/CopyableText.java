package dev.lockstep.render.html;

/** A text that people want to take with them: {@code file:line}, a command. */
record CopyableText(String text) {

    Markup markup() {
        Markup out = new Markup();
        out.open("span", "class", "copyable");
        out.open("code", "dir", "ltr");
        // Paths are broken where a reader would break them.
        for (String part : text.split("(?<=[/_])", -1)) {
            out.text(part).own("<wbr>");
        }
        out.close("code").text(" ");
        out.open("button", "type", "button", "class", "copy", "aria-label", "copy " + text)
                .text("copy")
                .close("button");
        return out.close("span");
    }
}

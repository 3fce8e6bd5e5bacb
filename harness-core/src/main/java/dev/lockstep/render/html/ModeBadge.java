package dev.lockstep.render.html;

/**
 * A lock mode in a few letters and a colour, with its name for those who do not know the letters.
 *
 * @param mode as the manual writes it
 */
record ModeBadge(String mode) {

    Markup markup() {
        return new Markup()
                .open("abbr", "class", "mode " + colour(mode), "title", mode)
                .text(letters(mode))
                .close("abbr");
    }

    /** Returns the first letters: {@code AX} for ACCESS EXCLUSIVE, {@code SUX} for SHARE UPDATE EXCLUSIVE. */
    static String letters(String mode) {
        StringBuilder letters = new StringBuilder();
        for (String word : mode.split(" ")) {
            letters.append(word.equals("EXCLUSIVE") ? 'X' : word.isEmpty() ? "" : word.substring(0, 1));
        }
        return letters.toString();
    }

    /** Returns the class of its colour: what keeps out everybody, what keeps out writes, what keeps out DDL, the rest. */
    static String colour(String mode) {
        return switch (mode) {
            case "ACCESS EXCLUSIVE" -> "all";
            case "EXCLUSIVE", "SHARE ROW EXCLUSIVE", "SHARE" -> "writes";
            case "SHARE UPDATE EXCLUSIVE" -> "ddl";
            default -> "none";
        };
    }
}

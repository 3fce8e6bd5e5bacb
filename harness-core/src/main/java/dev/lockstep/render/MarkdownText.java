package dev.lockstep.render;

import dev.lockstep.report.Words;

/** Words of others in Markdown: they are shown as they are and mean nothing to whoever renders it. */
final class MarkdownText {

    private static final String SPECIAL = "\\`*_[]|~$";

    private static final char WORD_JOINER = '\u2060';

    private MarkdownText() {}

    /** Returns the words on one line, cut where they are longer than {@code length} characters. */
    static String plain(String words, int length) {
        StringBuilder text = new StringBuilder();
        String line = Words.cut(words, length);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            switch (c) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                    // In a comment on a pull request a name or number behind it would become a call or a link.
                case '@', '#' -> text.append(c).append(WORD_JOINER);
                default -> {
                    if (SPECIAL.indexOf(c) >= 0) {
                        text.append('\\');
                    }
                    text.append(c < 0x20 || Character.getType(c) == Character.FORMAT ? ' ' : c);
                }
            }
        }
        return text.toString();
    }

    /** Returns the words as code. Works in a cell of a table too. */
    static String code(String words, int length) {
        if (words.isBlank()) {
            return "";
        }
        return "<code>" + plain(words, length) + "</code>";
    }
}

package dev.lockstep.render.html;

/** Markup as it is being written. All text and all attributes are escaped here and nowhere else. */
final class Markup {

    /** What Unicode shows for control characters; the page itself must not have any. */
    private static final int CONTROL_PICTURES = 0x2400;

    private static final char REPLACEMENT = '\uFFFD';

    private final StringBuilder out = new StringBuilder();

    /** Opens an element. Attributes are names and values in turn. */
    Markup open(String tag, String... attributes) {
        begin(tag, attributes);
        out.append('>');
        return this;
    }

    Markup close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    /** Writes an element with text in it. */
    Markup element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /** Writes an element without content. */
    Markup single(String tag, String... attributes) {
        begin(tag, attributes);
        out.append("/>");
        return this;
    }

    Markup text(String text) {
        escape(text);
        return this;
    }

    Markup add(Markup other) {
        out.append(other.out);
        return this;
    }

    /** Adds a text that is markup, style or script of Lockstep's own. */
    Markup own(String trusted) {
        out.append(trusted);
        return this;
    }

    int length() {
        return out.length();
    }

    private void begin(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n', '\t' -> out.append(c);
                default -> {
                    if (Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1))) {
                        out.append(c).append(text.charAt(++i));
                    } else {
                        out.append(harmless(c));
                    }
                }
            }
        }
    }

    private static char harmless(char c) {
        if (c < 0x20) {
            return (char) (CONTROL_PICTURES + c);
        }
        boolean unprintable = (c >= 0x7F && c < 0xA0) || Character.isSurrogate(c) || c >= 0xFFFE;
        return unprintable ? REPLACEMENT : c;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}

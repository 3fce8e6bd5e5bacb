package dev.lockstep.adapter.liquibase;

import dev.lockstep.adapter.liquibase.ChangesetLines.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds changesets in an XML changelog. */
final class XmlLines {

    private static final Pattern NOT_MARKUP = Pattern.compile("<!--.*?-->|<!\\[CDATA\\[.*?]]>", Pattern.DOTALL);
    private static final Pattern START = Pattern.compile("<(?:\\w+:)?changeSet\\b([^>]*?)(/?)>");
    private static final Pattern END = Pattern.compile("</(?:\\w+:)?changeSet\\s*>");

    private XmlLines() {}

    static List<Block> scan(String text) {
        String markup = NOT_MARKUP.matcher(text).replaceAll(XmlLines::blank);
        List<Block> blocks = new ArrayList<>();
        Matcher start = START.matcher(markup);
        Matcher end = END.matcher(markup);
        while (start.find()) {
            int last = start.end();
            if (start.group(2).isEmpty() && end.find(start.end())) {
                last = end.end();
            }
            blocks.add(new Block(
                    attribute(start.group(1), "author"),
                    attribute(start.group(1), "id"),
                    lineAt(markup, start.start()),
                    lineAt(markup, last)));
        }
        return blocks;
    }

    private static String blank(MatchResult part) {
        return part.group().replaceAll("[^\\n]", " ");
    }

    private static String attribute(String attributes, String name) {
        Matcher value =
                Pattern.compile("(?:^|\\s)" + name + "\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')").matcher(attributes);
        if (!value.find()) {
            return "";
        }
        String written = value.group(1) == null ? value.group(2) : value.group(1);
        return written.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }

    private static int lineAt(String text, int offset) {
        return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }
}

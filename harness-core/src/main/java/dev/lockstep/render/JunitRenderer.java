package dev.lockstep.render;

import dev.lockstep.problem.Problem;
import dev.lockstep.report.MigrationLine;
import dev.lockstep.report.Report;
import dev.lockstep.spi.ReportRenderer;
import dev.lockstep.verdict.Finding;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The run as CI servers read tests: one test case per migration, which fails with the findings about it, and one for the whole run.
 */
public final class JunitRenderer implements ReportRenderer {

    private final Path root;

    /** @param root where the paths of files begin */
    public JunitRenderer(Path root) {
        this.root = root;
    }

    @Override
    public String fileName() {
        return "TEST-lockstep.xml";
    }

    @Override
    public String render(Report report) {
        return render(List.of(report));
    }

    /** Returns one file with a suite for each of {@code reports}. */
    public String render(List<Report> reports) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            if (reports.size() == 1) {
                suite(xml, reports.get(0));
            } else {
                xml.writeStartElement("testsuites");
                for (Report report : reports) {
                    suite(xml, report);
                }
                xml.writeEndElement();
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("text cannot be written as XML", e);
        }
        return text.append("\n").toString();
    }

    private void suite(XMLStreamWriter xml, Report report) throws XMLStreamException {
        Set<String> ids = report.migrations().stream().map(MigrationLine::id).collect(Collectors.toSet());
        List<Finding> others = failing(report).stream()
                .filter(finding -> !ids.contains(finding.migration()))
                .toList();
        long failed = report.migrations().stream()
                        .filter(line -> !about(report, line).isEmpty())
                        .count()
                + (others.isEmpty() ? 0 : 1);
        int errors = report.unchecked().isEmpty() ? 0 : 1;
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", clean("lockstep " + report.name()));
        xml.writeAttribute("tests", String.valueOf(report.migrations().size() + 1));
        xml.writeAttribute("failures", String.valueOf(failed));
        xml.writeAttribute("errors", String.valueOf(errors));
        xml.writeAttribute("timestamp", report.startedAt().toString());
        xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", report.tookMillis() / 1_000.0));
        for (MigrationLine line : report.migrations()) {
            testCase(xml, report, line.id(), about(report, line), List.of());
        }
        testCase(xml, report, "the whole run", others, report.unchecked());
        xml.writeEndElement();
    }

    private void testCase(
            XMLStreamWriter xml, Report report, String name, List<Finding> findings, List<Problem> unchecked)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", clean("lockstep." + report.name()));
        xml.writeAttribute("name", clean(name));
        if (!findings.isEmpty()) {
            xml.writeStartElement("failure");
            xml.writeAttribute(
                    "type",
                    findings.stream()
                            .map(finding -> finding.rule().id())
                            .distinct()
                            .collect(Collectors.joining(" ")));
            xml.writeAttribute("message", clean(findings.get(0).problem().what()));
            xml.writeCharacters(clean(findings.stream().map(this::text).collect(Collectors.joining("\n\n"))));
            xml.writeEndElement();
        }
        if (!unchecked.isEmpty()) {
            xml.writeStartElement("error");
            xml.writeAttribute("type", "not-checked");
            xml.writeAttribute("message", clean(unchecked.get(0).what()));
            xml.writeCharacters(clean(unchecked.stream().map(Problem::text).collect(Collectors.joining("\n\n"))));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private String text(Finding finding) {
        return finding.source()
                        .map(source -> FilePlace.of(source, root))
                        .map(place -> place.path() + ":" + place.line() + ": ")
                        .orElse("")
                + finding.rule() + ": " + finding.problem().text();
    }

    private static List<Finding> about(Report report, MigrationLine line) {
        return failing(report).stream()
                .filter(finding -> finding.migration().equals(line.id()))
                .toList();
    }

    private static List<Finding> failing(Report report) {
        return report.findings().stream().filter(Finding::fails).toList();
    }

    /** XML 1.0 has no room for some characters, whichever way they are written. */
    private static String clean(String text) {
        return text.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "?");
    }
}

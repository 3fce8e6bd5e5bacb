package dev.lockstep.cli;

import dev.lockstep.report.Report;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How several runs ended, in one line. */
final class Tally {

    private Tally() {}

    static String of(List<Report> reports) {
        Map<String, List<String>> byVerdict = reports.stream()
                .collect(Collectors.groupingBy(
                        Report::verdict, TreeMap::new, Collectors.mapping(Tally::name, Collectors.toList())));
        return reports.size() + " runs: "
                + byVerdict.entrySet().stream()
                        .map(entry -> entry.getValue().size() + " " + entry.getKey() + " ("
                                + String.join(", ", entry.getValue()) + ")")
                        .collect(Collectors.joining(", "));
    }

    private static String name(Report report) {
        return report.environment().tool().isEmpty()
                ? report.name()
                : report.name() + " with " + report.environment().tool();
    }
}

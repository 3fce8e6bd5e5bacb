package dev.lockstep.spi;

import dev.lockstep.report.Report;

/** Lays a report out in one form. Pure: the same report gives the same text. */
public interface ReportRenderer {

    /** Returns the name of the file that the text belongs in: {@code report.json}. */
    String fileName();

    /** Returns the text. */
    String render(Report report);
}

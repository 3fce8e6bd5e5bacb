package dev.lockstep.settings;

import dev.lockstep.run.DownProposals;
import dev.lockstep.run.RunSettings;

/** What is written about the run itself: its tool, its server, its journey, its rows. */
public final class WrittenRun {

    private final SettingSource written;
    private final SettingParser parser;
    private final Mistakes mistakes;

    public WrittenRun(SettingSource written, Mistakes mistakes) {
        this.written = written;
        this.parser = new SettingParser(mistakes);
        this.mistakes = mistakes;
    }

    /** Hands everything that is written to {@code builder}; mistakes are collected and left out. */
    public void read(RunSettings.Builder builder) {
        written.setting("tool").map(Setting::text).ifPresent(builder::tool);
        builder.toolSettings(parser.pairs(written.several("settings")));
        builder.server(new WrittenServer(written, parser, mistakes).read());
        written.setting("journey").flatMap(parser::journey).ifPresent(builder::journey);
        written.setting("latest")
                .flatMap(setting -> parser.wholeNumber(setting, 1, Integer.MAX_VALUE))
                .ifPresent(latest -> builder.latest(latest.intValue()));
        written.setting("seed")
                .flatMap(setting -> parser.wholeNumber(setting, Long.MIN_VALUE, Long.MAX_VALUE))
                .ifPresent(builder::seed);
        written.setting("deadline").flatMap(parser::duration).ifPresent(builder::deadline);
        written.setting("proposeDowns")
                .flatMap(parser::yesOrNo)
                .map(wanted -> wanted ? DownProposals.WANTED : DownProposals.NOT_WANTED)
                .ifPresent(builder::downProposals);
        written.setting("rows")
                .flatMap(setting -> parser.wholeNumber(setting, 0, Long.MAX_VALUE))
                .ifPresent(builder::rows);
        written.setting("newRows")
                .flatMap(setting -> parser.wholeNumber(setting, 0, Long.MAX_VALUE))
                .ifPresent(builder::newRows);
    }
}

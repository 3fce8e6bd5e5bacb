/**
 * What a user wrote down for a run, wherever that is: from its text to {@link dev.lockstep.run.RunSettings}.
 *
 * <p>A {@link dev.lockstep.settings.SettingSource} answers for one place ({@code junit-platform.properties}, {@code lockstep.yaml}, the
 * command line); the {@code Written…} readers make values of what it says. The names are the same everywhere.
 */
@NullMarked
package dev.lockstep.settings;

import org.jspecify.annotations.NullMarked;

package dev.lockstep.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Which Lockstep this is, and which Java runs it. */
final class ProgramVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion())
                .orElse("built from source");
        return new String[] {"lockstep " + version, "java " + Runtime.version()};
    }
}

package dev.lockstep.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A program's file.
 *
 * @param file where it is
 */
record Executable(Path file) {

    private static final int ELF_MACHINE = 18;

    /**
     * Returns for which processor the program is, by the name that {@link Platform} uses, if the file is an ELF program of a
     * processor that is known here.
     */
    Optional<String> processor() throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            byte[] head = input.readNBytes(ELF_MACHINE + 2);
            boolean elf = head.length == ELF_MACHINE + 2 && head[0] == 0x7f && head[1] == 'E' && head[2] == 'L';
            return elf ? named((head[ELF_MACHINE] & 0xff) | ((head[ELF_MACHINE + 1] & 0xff) << 8)) : Optional.empty();
        }
    }

    /** Numbers from the ELF specification; a big-endian program shows them swapped and is none of ours. */
    private static Optional<String> named(int machine) {
        return switch (machine) {
            case 3 -> Optional.of("i386");
            case 21 -> Optional.of("ppc64le");
            case 40 -> Optional.of("arm32");
            case 62 -> Optional.of("amd64");
            case 183 -> Optional.of("arm64v8");
            default -> Optional.empty();
        };
    }
}

package dev.lockstep.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file system in memory that Linux has at /dev/shm.
 *
 * <p>To copy a small database there takes 10 to 20 ms. On ext4 it takes ten times as long, because a database is 300 small
 * files, and ext4 is slow in making files where many were deleted a moment ago, which is what a run does all the time.
 *
 * @param folder where it is
 * @param memoryInfo the kernel's account of the memory, /proc/meminfo
 */
record MemoryDisk(Path folder, Path memoryInfo) {

    /** Below this a run with many rows might fill it, or push the machine into swapping. Containers have 64 MB by default. */
    static final long ENOUGH_BYTES = 4L << 30;

    private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");

    static MemoryDisk ofLinux() {
        return new MemoryDisk(Path.of("/dev/shm"), Path.of("/proc/meminfo"));
    }

    /** Returns whether the folder can be written and both it and the memory behind it have room. */
    boolean isRoomy() {
        try {
            return Files.isWritable(folder)
                    && Files.getFileStore(folder).type().equals("tmpfs")
                    && Files.getFileStore(folder).getUsableSpace() >= ENOUGH_BYTES
                    && availableBytes() >= ENOUGH_BYTES;
        } catch (IOException notALinux) {
            return false;
        }
    }

    private long availableBytes() throws IOException {
        Matcher matcher = AVAILABLE.matcher(Files.readString(memoryInfo));
        return matcher.find() ? Long.parseLong(matcher.group(1)) << 10 : 0;
    }
}

package dev.lockstep.postgres;

import java.time.Instant;
import java.util.Optional;

/**
 * A process, told apart from later ones that get its number.
 *
 * @param id the process id
 * @param started its start in milliseconds since 1970; 0 where the system does not tell
 */
record OwnerProcess(long id, long started) {

    static OwnerProcess current() {
        return of(ProcessHandle.current());
    }

    static OwnerProcess of(ProcessHandle process) {
        return new OwnerProcess(
                process.pid(),
                process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }

    /** Reads what {@link #text} wrote; nothing if somebody was interrupted while writing it. */
    static Optional<OwnerProcess> parse(String text) {
        String[] numbers = text.strip().split(" ");
        try {
            return numbers.length == 2
                    ? Optional.of(new OwnerProcess(Long.parseLong(numbers[0]), Long.parseLong(numbers[1])))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    String text() {
        return id + " " + started + "\n";
    }

    boolean isAlive() {
        return ProcessHandle.of(id)
                .filter(ProcessHandle::isAlive)
                .map(OwnerProcess::of)
                .filter(this::equals)
                .isPresent();
    }
}

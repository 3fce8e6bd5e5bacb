package dev.lockstep.postgres.watch.effects;

import java.time.Duration;

/** Reads the setting {@code lock_timeout} as the server shows it: {@code 0}, {@code 250ms}, {@code 5s}, {@code 2min}, {@code 1h}, {@code 1d}. */
final class LockTimeout {

    private LockTimeout() {}

    static Duration parse(String shown) {
        int unit = 0;
        while (unit < shown.length() && Character.isDigit(shown.charAt(unit))) {
            unit++;
        }
        long number = Long.parseLong(shown.substring(0, unit));
        return switch (shown.substring(unit)) {
            case "s" -> Duration.ofSeconds(number);
            case "min" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofMillis(number);
        };
    }
}

package dev.lockstep.postgres.watch;

import dev.lockstep.lock.LockMode;
import dev.lockstep.postgres.watch.ledger.LockKey;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server's own lock calls, traced by the kernel: needs root, Linux with uprobes, and {@code nm}. The trace's clock is that of
 * {@link System#nanoTime()}, to the microsecond.
 *
 * <p>Source: {@code LockAcquireExtended}, {@code LockRelease} and {@code LockReleaseAll} in the server's lock.c; Linux,
 * Documentation/trace/uprobetracer.
 */
final class ServerLockCalls implements AutoCloseable {

    private static final Path TRACING = Path.of("/sys/kernel/tracing");
    private static final Pattern EVENT = Pattern.compile("\\s(\\d+)\\.(\\d{6}): (\\w+): .*?\\)(.*)$");
    private static final Pattern ARGUMENT = Pattern.compile("(\\w+)=(-?\\d+)");
    private static final int RELATION = 0;
    private static final int DEFAULT_METHOD = 1;

    /** A lock from the return of the call that took it to the call that let it go. */
    record Span(LockKey key, long asked, long granted, long released) {}

    /** A lock that was taken and not let go yet; locks of the session are counted apart from those of the transaction. */
    private static final class Open {
        private final long asked;
        private final long granted;
        private int ofTransaction;
        private int ofSession;

        private Open(long asked, long granted) {
            this.asked = asked;
            this.granted = granted;
        }
    }

    private record Call(long relation, long type, long mode, long session, long nanos) {}

    /** Returns whether the machine allows it. */
    static boolean arePossible() {
        return Files.isWritable(TRACING.resolve("uprobe_events")) && Files.exists(Path.of("/usr/bin/nm"));
    }

    ServerLockCalls(Path server) throws IOException, InterruptedException {
        write("tracing_on", "0");
        String tag = "rel=+4(%di):u32 typ=+14(%di):u8 mode=%si:s32 sess=%dx:u8";
        write("uprobe_events", "p:lockstep/acq " + server + ":" + address(server, "LockAcquireExtended") + " " + tag);
        write(
                "uprobe_events",
                "r:lockstep/acqr " + server + ":" + address(server, "LockAcquireExtended") + " ret=$retval:s32");
        write("uprobe_events", "p:lockstep/rel " + server + ":" + address(server, "LockRelease") + " " + tag);
        write(
                "uprobe_events",
                "p:lockstep/relall " + server + ":" + address(server, "LockReleaseAll") + " meth=%di:u16 all=%si:u8");
        write("trace_clock", "mono");
        write("buffer_size_kb", "65536");
        write("events/lockstep/enable", "1");
    }

    private static String address(Path server, String function) throws IOException, InterruptedException {
        Process nm = new ProcessBuilder("nm", "-D", server.toString()).start();
        String symbols = new String(nm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        nm.waitFor();
        return symbols.lines()
                .filter(line -> line.endsWith(" T " + function))
                .map(line -> "0x" + line.substring(0, line.indexOf(' ')).replaceFirst("^0+", ""))
                .findFirst()
                .orElseThrow(() -> new IOException(server + " has no symbol " + function));
    }

    /** Begins to follow one process. */
    void follow(int pid) throws IOException {
        write("tracing_on", "0");
        write("trace", "");
        write("set_event_pid", String.valueOf(pid));
        write("tracing_on", "1");
    }

    /** Ends it and returns the locks on the user's relations. */
    List<Span> spans() throws IOException {
        write("tracing_on", "0");
        List<Span> spans = new ArrayList<>();
        Map<LockKey, Open> open = new HashMap<>();
        Deque<Call> calls = new ArrayDeque<>();
        for (String line : Files.readAllLines(TRACING.resolve("trace"))) {
            Matcher event = EVENT.matcher(line);
            if (!line.startsWith("#") && event.find()) {
                long nanos = Long.parseLong(event.group(1)) * 1_000_000_000 + Long.parseLong(event.group(2)) * 1_000;
                Map<String, Long> arguments = new HashMap<>();
                for (Matcher argument = ARGUMENT.matcher(event.group(4)); argument.find(); ) {
                    arguments.put(argument.group(1), Long.parseLong(argument.group(2)));
                }
                take(event.group(3), arguments, nanos, calls, open, spans);
            }
        }
        return spans;
    }

    private static void take(
            String event,
            Map<String, Long> with,
            long nanos,
            Deque<Call> calls,
            Map<LockKey, Open> open,
            List<Span> spans) {
        switch (event) {
            case "acq" -> calls.push(call(with, nanos));
            case "acqr" -> {
                Call call = calls.isEmpty() ? new Call(0, -1, 0, 0, 0) : calls.pop();
                if (isOfUser(call) && with.getOrDefault("ret", 0L) != 0) {
                    Open lock = open.computeIfAbsent(key(call), key -> new Open(call.nanos(), nanos));
                    lock.ofSession += call.session() != 0 ? 1 : 0;
                    lock.ofTransaction += call.session() != 0 ? 0 : 1;
                }
            }
            case "rel" -> {
                Call call = call(with, nanos);
                Open lock = isOfUser(call) ? open.get(key(call)) : null;
                if (lock != null) {
                    lock.ofSession -= call.session() != 0 ? 1 : 0;
                    lock.ofTransaction -= call.session() != 0 ? 0 : 1;
                    release(open, spans, nanos);
                }
            }
            default -> {
                if (with.getOrDefault("meth", 0L) == DEFAULT_METHOD) {
                    open.values().forEach(lock -> {
                        lock.ofTransaction = 0;
                        lock.ofSession = with.getOrDefault("all", 0L) != 0 ? 0 : lock.ofSession;
                    });
                    release(open, spans, nanos);
                }
            }
        }
    }

    private static void release(Map<LockKey, Open> open, List<Span> spans, long nanos) {
        open.entrySet().removeIf(entry -> {
            Open lock = entry.getValue();
            boolean over = lock.ofSession <= 0 && lock.ofTransaction <= 0;
            if (over) {
                spans.add(new Span(entry.getKey(), lock.asked, lock.granted, nanos));
            }
            return over;
        });
    }

    private static Call call(Map<String, Long> with, long nanos) {
        return new Call(
                with.getOrDefault("rel", 0L),
                with.getOrDefault("typ", -1L),
                with.getOrDefault("mode", 0L),
                with.getOrDefault("sess", 0L),
                nanos);
    }

    private static boolean isOfUser(Call call) {
        return call.type() == RELATION && call.relation() >= LockKey.FIRST_OF_USERS && call.mode() > 0;
    }

    private static LockKey key(Call call) {
        return new LockKey(call.relation(), "", LockMode.values()[(int) call.mode() - 1]);
    }

    private static void write(String file, String text) throws IOException {
        boolean append = file.equals("uprobe_events") && !text.isEmpty();
        try (FileOutputStream out = new FileOutputStream(TRACING.resolve(file).toFile(), append)) {
            out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() throws IOException {
        write("tracing_on", "0");
        write("events/lockstep/enable", "0");
        write("uprobe_events", "");
        write("set_event_pid", "");
        write("trace", "");
    }
}

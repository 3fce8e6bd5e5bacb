package dev.lockstep.adapter.sql;

import dev.lockstep.migration.DeclarationReader;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.Reversal;
import dev.lockstep.migration.SourceLocation;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a folder of SQL files, and collects everything that is wrong with it before it gives up. */
final class SqlFolderReader {

    private final Path folder;
    private final Gaps gaps;
    private final List<Problem> faults = new ArrayList<>();

    /** Whether counted versions may have gaps. */
    enum Gaps {
        REFUSED,
        ALLOWED
    }

    SqlFolderReader(Path folder, Gaps gaps) {
        this.folder = folder;
        this.gaps = gaps;
    }

    /**
     * Returns the migrations, oldest first.
     *
     * @throws LockstepException naming every fault
     */
    List<SqlMigration> read() {
        if (!Files.isDirectory(folder)) {
            throw new LockstepException(Problem.what("there is no folder of migrations")
                    .where(folder)
                    .said(Files.exists(folder) ? "it is a file" : "it does not exist")
                    .remedy("name the folder that holds the NNN_name.up.sql files"));
        }
        List<SqlFileName> names = names();
        refuseMixedStyles(names);
        TreeMap<SqlFileName, SqlFileName> ups = byVersion(names, SqlFileName.Direction.UP);
        TreeMap<SqlFileName, SqlFileName> downs = byVersion(names, SqlFileName.Direction.DOWN);
        refuseGaps(ups);
        downs.values().stream()
                .filter(down -> !ups.containsKey(down))
                .forEach(down -> faults.add(
                        Problem.what(down.name() + " undoes nothing: there is no up of version " + down.version())
                                .where(folder)
                                .remedy("add the up, or delete the down")));
        List<SqlMigration> migrations = new ArrayList<>();
        for (SqlFileName up : ups.values()) {
            migration(up, Optional.ofNullable(downs.get(up))).ifPresent(migrations::add);
        }
        if (!faults.isEmpty()) {
            throw new LockstepException(Problem.together("faults in " + folder, faults));
        }
        return migrations;
    }

    private List<SqlFileName> names() {
        List<SqlFileName> names = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.sorted().toList()) {
                String name = String.valueOf(entry.getFileName());
                if (!name.toLowerCase(Locale.ROOT).endsWith(".sql")) {
                    continue;
                }
                // A file that is silently left out would count as tested.
                SqlFileName.parse(name)
                        .ifPresentOrElse(
                                names::add,
                                () -> faults.add(Problem.what(name + " is not named like a migration")
                                        .where(entry)
                                        .remedy(
                                                "name it NNN_name.up.sql or NNN_name.down.sql, or V1__name.sql or U1__name.sql,"
                                                        + " or move it elsewhere")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private void refuseMixedStyles(List<SqlFileName> names) {
        Optional<SqlFileName> numbered = names.stream()
                .filter(name -> name.style() == SqlFileName.Style.NUMBERED)
                .findFirst();
        Optional<SqlFileName> lettered = names.stream()
                .filter(name -> name.style() == SqlFileName.Style.LETTERED)
                .findFirst();
        if (numbered.isPresent() && lettered.isPresent()) {
            faults.add(Problem.what("two ways of naming files in one folder")
                    .where(folder)
                    .said(numbered.get().name() + " and " + lettered.get().name())
                    .remedy("keep to one: which of the two comes first cannot be told"));
        }
    }

    private TreeMap<SqlFileName, SqlFileName> byVersion(List<SqlFileName> names, SqlFileName.Direction direction) {
        TreeMap<SqlFileName, SqlFileName> files = new TreeMap<>();
        for (SqlFileName name : names) {
            if (name.direction() != direction) {
                continue;
            }
            SqlFileName other = files.putIfAbsent(name, name);
            if (other != null && other.style() == name.style()) {
                faults.add(Problem.what("version " + other.version() + " is there twice")
                        .where(folder)
                        .said(other.name() + " and " + name.name())
                        .remedy("give one of them another version"));
            }
        }
        return files;
    }

    private void refuseGaps(TreeMap<SqlFileName, SqlFileName> ups) {
        if (gaps == Gaps.ALLOWED) {
            return;
        }
        Optional<SqlFileName> previous = Optional.empty();
        for (SqlFileName up : ups.values()) {
            previous.filter(before -> before.style() == up.style() && !before.isFollowedBy(up))
                    .ifPresent(before -> faults.add(Problem.what("a version is missing")
                            .where(folder)
                            .said(up.name() + " comes after " + before.name())
                            .remedy("add what is missing, renumber, or set gaps=allowed")));
            previous = Optional.of(up);
        }
    }

    private Optional<SqlMigration> migration(SqlFileName name, Optional<SqlFileName> downName) {
        Optional<SqlScript> up = script(name);
        Optional<SqlScript> down = downName.flatMap(this::script);
        if (up.isEmpty()) {
            return Optional.empty();
        }
        Path file = up.get().file();
        Reversal reversal = down.<Reversal>map(there -> new Reversal.Reversible())
                .orElseGet(() -> new Reversal.DownMissing(
                        "there is no down of version " + name.version() + " beside " + name.name()));
        try {
            reversal = declared(name, file)
                    .<Reversal>map(irreversible -> irreversible)
                    .orElse(reversal);
        } catch (LockstepException e) {
            faults.add(e.problem());
        }
        Migration migration =
                new Migration(new MigrationId(name.stem()), name.stem(), SourceLocation.of(file), reversal);
        return Optional.of(new SqlMigration(migration, up.get(), down));
    }

    private Optional<Reversal.Irreversible> declared(SqlFileName name, Path up) {
        Path marker = folder.resolve(name.stem() + ".irreversible");
        if (!Files.isRegularFile(marker)) {
            return new DeclarationReader().read(SourceLocation.of(up)).irreversible();
        }
        String reason = text(marker).orElse("").strip();
        if (reason.isEmpty()) {
            throw new LockstepException(Problem.what(marker.getFileName() + " gives no reason")
                    .where(marker)
                    .remedy("write into the file why the migration is not to be undone"));
        }
        return Optional.of(new Reversal.Irreversible(reason));
    }

    private Optional<SqlScript> script(SqlFileName name) {
        Path file = folder.resolve(name.name());
        Optional<SqlScript> script = text(file).map(text -> SqlScript.of(file, text));
        script.ifPresent(there -> faults.addAll(there.faults()));
        return script;
    }

    private Optional<String> text(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            try {
                return Optional.of(
                        StandardCharsets.UTF_8.newDecoder().decode(rest).toString());
            } catch (CharacterCodingException e) {
                String readable = new String(bytes, 0, rest.position(), StandardCharsets.UTF_8);
                int line = 1 + (int) readable.chars().filter(c -> c == '\n').count();
                faults.add(Problem.what("the file is not UTF-8")
                        .where(SourceLocation.at(file, line))
                        .said("byte 0x%02X does not belong there".formatted(bytes[rest.position()]))
                        .remedy("save it as UTF-8"));
                return Optional.empty();
            }
        } catch (IOException e) {
            faults.add(Problem.what("the file cannot be read").where(file).said(e.toString()));
            return Optional.empty();
        }
    }
}

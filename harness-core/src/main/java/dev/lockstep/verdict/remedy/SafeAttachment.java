package dev.lockstep.verdict.remedy;

import dev.lockstep.sql.SqlLine;
import java.util.Optional;

/** ATTACH PARTITION, and a new partition beside a default one. */
final class SafeAttachment implements SafeForm {

    private static final SqlPattern ATTACH =
            new SqlPattern("^ALTER TABLE (?:IF EXISTS )?(?<parent>TABLENAME) ATTACH PARTITION (?<child>TABLENAME)");
    private static final SqlPattern CREATE =
            new SqlPattern("^CREATE TABLE (?:IF NOT EXISTS )?TABLENAME PARTITION OF (?<parent>TABLENAME)");

    @Override
    public Optional<String> of(SqlLine statement) {
        return ATTACH.find(statement)
                .map(attach -> {
                    String child = attach.group("child");
                    return "before it, in an earlier migration: ALTER TABLE " + child
                            + " ADD CONSTRAINT " + SqlPattern.bare(child)
                            + "_bounds CHECK (…the partition's bounds, NULL excluded…) NOT VALID, and ALTER TABLE "
                            + child
                            + " VALIDATE CONSTRAINT " + SqlPattern.bare(child)
                            + "_bounds in a transaction of its own; a default partition needs a CHECK that excludes the same bounds";
                })
                .or(() -> CREATE.find(statement)
                        .map(create -> "give the default partition of " + create.group("parent")
                                + " a CHECK that excludes the new bounds, NOT VALID first and validated in a transaction of its own, "
                                + "then the new partition is made without reading it"));
    }
}

package dev.lockstep.adapter.hibernate;

import java.sql.Types;
import java.util.Set;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.QualifiedTableName;
import org.hibernate.tool.schema.extract.spi.ColumnInformation;
import org.hibernate.tool.schema.extract.spi.ForeignKeyInformation;
import org.hibernate.tool.schema.extract.spi.IndexInformation;
import org.hibernate.tool.schema.extract.spi.PrimaryKeyInformation;
import org.hibernate.tool.schema.extract.spi.TableInformation;
import org.jspecify.annotations.Nullable;

/** A table as it is, but for excused columns that it pretends to have; remembers which column was asked for last. */
final class ExcusingTable implements TableInformation {

    private static final Identifier NONE = Identifier.toIdentifier("none");

    private final TableInformation real;
    private final Set<Identifier> excused;
    private Identifier lastAsked = NONE;

    ExcusingTable(TableInformation real, Set<Identifier> excused) {
        this.real = real;
        this.excused = excused;
    }

    Identifier lastAsked() {
        return lastAsked;
    }

    @Override
    public @Nullable ColumnInformation getColumn(Identifier column) {
        lastAsked = column;
        return excused.contains(column) ? new Pretended(this, column) : real.getColumn(column);
    }

    @Override
    public QualifiedTableName getName() {
        return real.getName();
    }

    @Override
    public boolean isPhysicalTable() {
        return real.isPhysicalTable();
    }

    @Override
    public String getComment() {
        return real.getComment();
    }

    @Override
    public PrimaryKeyInformation getPrimaryKey() {
        return real.getPrimaryKey();
    }

    @Override
    public Iterable<ForeignKeyInformation> getForeignKeys() {
        return real.getForeignKeys();
    }

    @Override
    public ForeignKeyInformation getForeignKey(Identifier name) {
        return real.getForeignKey(name);
    }

    @Override
    public Iterable<IndexInformation> getIndexes() {
        return real.getIndexes();
    }

    @Override
    public IndexInformation getIndex(Identifier name) {
        return real.getIndex(name);
    }

    @Override
    public void addColumn(ColumnInformation column) {
        throw new UnsupportedOperationException("a validator adds no columns");
    }

    private record Pretended(TableInformation table, Identifier name) implements ColumnInformation {
        @Override
        public TableInformation getContainingTableInformation() {
            return table;
        }

        @Override
        public Identifier getColumnIdentifier() {
            return name;
        }

        @Override
        public @Nullable Boolean getNullable() {
            return null;
        }

        @Override
        public int getTypeCode() {
            return Types.OTHER;
        }

        @Override
        public String getTypeName() {
            return "";
        }

        @Override
        public int getColumnSize() {
            return 0;
        }

        @Override
        public int getDecimalDigits() {
            return 0;
        }
    }
}

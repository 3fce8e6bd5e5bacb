package dev.lockstep.adapter.hibernate;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.hibernate.tool.schema.extract.spi.ColumnInformation;
import org.hibernate.tool.schema.extract.spi.SequenceInformation;
import org.hibernate.tool.schema.extract.spi.TableInformation;
import org.hibernate.tool.schema.internal.DefaultSchemaFilter;
import org.hibernate.tool.schema.internal.GroupedSchemaValidatorImpl;
import org.hibernate.tool.schema.internal.HibernateSchemaManagementTool;
import org.hibernate.tool.schema.spi.ExecutionOptions;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.jspecify.annotations.Nullable;

/**
 * Hibernate's validator, which stops at its first complaint, made to go on.
 *
 * <p>After each complaint about a column the table is validated again with that column excused, so that every word is
 * Hibernate's.
 */
final class GatheringValidator extends GroupedSchemaValidatorImpl {

    private final Set<String> complaints = new LinkedHashSet<>();
    private final Set<Identifier> excused = new HashSet<>();

    GatheringValidator(HibernateSchemaManagementTool tool) {
        super(tool, DefaultSchemaFilter.INSTANCE);
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    protected void validateTable(
            Table table,
            @Nullable TableInformation found,
            Metadata metadata,
            ExecutionOptions options,
            Dialect dialect) {
        excused.clear();
        ExcusingTable seen = found == null ? null : new ExcusingTable(found, excused);
        boolean again = true;
        while (again) {
            try {
                super.validateTable(table, seen, metadata, options, dialect);
                again = false;
            } catch (SchemaManagementException e) {
                complaints.add(String.valueOf(e.getMessage()));
                again = seen != null && excused.add(seen.lastAsked());
            }
        }
    }

    @Override
    protected void validateColumnType(
            Table table, Column column, ColumnInformation found, Metadata metadata, Dialect dialect) {
        if (!excused.contains(found.getColumnIdentifier())) {
            super.validateColumnType(table, column, found, metadata, dialect);
        }
    }

    @Override
    protected void validateSequence(Sequence sequence, SequenceInformation found) {
        try {
            super.validateSequence(sequence, found);
        } catch (SchemaManagementException e) {
            complaints.add(String.valueOf(e.getMessage()));
        }
    }
}

package dev.lockstep.adapter.hibernate;

import dev.lockstep.postgres.ServerError;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.SchemaModel;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import org.hibernate.HibernateException;

/** Entity classes held against a schema by Hibernate itself. */
final class HibernateModel implements SchemaModel {

    private final MappedClasses classes;
    private final SortedMap<String, String> hibernate;

    HibernateModel(MappedClasses classes, SortedMap<String, String> hibernate) {
        this.classes = classes;
        this.hibernate = hibernate;
    }

    @Override
    public List<String> validate(Database migrated) {
        return with(migrated, "hold its entities against the schema", OpenModel::validate);
    }

    @Override
    public void create(Database empty) {
        with(empty, "create the schema of its entities", model -> {
            model.create();
            return true;
        });
    }

    private <T> T with(Database database, String purpose, Function<OpenModel, T> work) {
        try (OpenModel model = OpenModel.open(classes, hibernate, database)) {
            return work.apply(model);
        } catch (HibernateException e) {
            Problem problem = Problem.what(HibernateTool.NAME + " cannot " + purpose)
                    .where(String.join(
                            ", ", classes.classes().stream().map(Class::getName).toList()));
            throw new LockstepException(
                    ServerError.of(e)
                            .map(server -> server.addTo(problem))
                            .orElseGet(() -> problem.said(HibernateFailure.words(e))),
                    e);
        }
    }
}

/**
 * Schema updates that Hibernate makes from entity classes, and the entity classes held against any schema.
 *
 * <p>{@link dev.lockstep.adapter.hibernate.HibernateTool} takes several versions of a model for migrations: each is
 * Hibernate's own schema update, and {@code DerivedDown} turns round what the update added.
 * {@link dev.lockstep.adapter.hibernate.HibernateModelSource} opens one model for comparison, whatever tool migrates. Both
 * reach Hibernate through {@code OpenModel}.
 */
@NullMarked
package dev.lockstep.adapter.hibernate;

import org.jspecify.annotations.NullMarked;

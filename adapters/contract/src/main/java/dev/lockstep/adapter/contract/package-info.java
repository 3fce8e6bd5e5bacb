/**
 * The laws that every adapter obeys, as a test to extend.
 *
 * <p>{@link dev.lockstep.adapter.contract.MigrationToolContract} holds the laws, chosen by what the tool declares in
 * {@link dev.lockstep.spi.Capability}. A subclass says which tool it is and tells each
 * {@link dev.lockstep.adapter.contract.ContractStory} in the tool's own idiom. {@code ContractBench} is what the
 * laws are stated with, {@code ContractServer} shares one embedded server among all tests of a JVM, {@code ContractDatabase} looks at what the tool left behind.
 *
 * <p>{@link dev.lockstep.adapter.contract.RulePage} is the page of a rule with the two projects that prove it.
 */
@NullMarked
package dev.lockstep.adapter.contract;

import org.jspecify.annotations.NullMarked;

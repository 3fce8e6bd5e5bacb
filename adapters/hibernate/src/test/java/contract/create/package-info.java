/** The first migration of the contract's stories. */
package contract.create;

/** The third migration of the contract's good story. */
package contract.index;

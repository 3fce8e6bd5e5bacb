/** The second migration of the contract's good story. */
package contract.status;

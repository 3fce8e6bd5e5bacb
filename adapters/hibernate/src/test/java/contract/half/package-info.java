/** The second migration of the contract's story of an up that fails. */
package contract.half;

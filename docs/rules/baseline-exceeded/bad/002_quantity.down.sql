-- lockstep:no-transaction
DROP INDEX CONCURRENTLY orders_quantity_idx;

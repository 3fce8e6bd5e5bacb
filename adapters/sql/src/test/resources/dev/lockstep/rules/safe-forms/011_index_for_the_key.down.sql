-- lockstep:no-transaction
DROP INDEX CONCURRENTLY orders_payer;

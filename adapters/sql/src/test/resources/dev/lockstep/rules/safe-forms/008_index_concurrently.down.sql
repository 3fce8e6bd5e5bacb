-- lockstep:no-transaction
DROP INDEX CONCURRENTLY customers_id_name;

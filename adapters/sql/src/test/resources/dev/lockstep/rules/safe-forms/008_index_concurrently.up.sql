-- lockstep:no-transaction
CREATE UNIQUE INDEX CONCURRENTLY customers_id_name ON customers (id, name);

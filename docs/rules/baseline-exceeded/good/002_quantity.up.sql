-- lockstep:no-transaction
CREATE INDEX CONCURRENTLY orders_quantity_idx ON orders (quantity, id);

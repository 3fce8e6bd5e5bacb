-- lockstep:no-transaction
CREATE INDEX CONCURRENTLY orders_payer ON orders (payer_id);

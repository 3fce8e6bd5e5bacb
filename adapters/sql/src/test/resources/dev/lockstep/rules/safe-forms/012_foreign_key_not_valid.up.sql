SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD CONSTRAINT orders_payer_fkey FOREIGN KEY (payer_id) REFERENCES customers NOT VALID;
-- lockstep:irreversible because dropping a foreign key locks the other table as well

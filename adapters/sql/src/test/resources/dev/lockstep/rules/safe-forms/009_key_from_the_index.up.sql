SET LOCAL lock_timeout = '2s';
ALTER TABLE customers ADD CONSTRAINT customers_id_name UNIQUE USING INDEX customers_id_name;
-- lockstep:irreversible because the index cannot be taken out of its constraint again

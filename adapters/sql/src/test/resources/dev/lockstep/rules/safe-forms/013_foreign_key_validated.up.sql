SET LOCAL lock_timeout = '2s';
ALTER TABLE orders VALIDATE CONSTRAINT orders_payer_fkey;
-- lockstep:irreversible because there is nothing to undo

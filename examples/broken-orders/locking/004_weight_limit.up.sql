-- Reads every row under the lock that keeps everybody out; NOT VALID and VALIDATE would not.
ALTER TABLE orders ADD CONSTRAINT orders_weight_sane CHECK (weight < 1000000);

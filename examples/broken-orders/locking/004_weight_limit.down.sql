ALTER TABLE orders DROP CONSTRAINT orders_weight_sane;

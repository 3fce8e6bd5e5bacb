SET LOCAL lock_timeout = '2s';
CREATE INDEX orders_quantity_idx ON orders (quantity);

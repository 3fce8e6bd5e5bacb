SET LOCAL lock_timeout = '2s';
DROP INDEX orders_quantity_idx;

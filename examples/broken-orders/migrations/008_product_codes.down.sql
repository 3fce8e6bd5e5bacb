-- Meant to tidy up, takes order lines with it.
DELETE FROM order_lines WHERE quantity > 900;
ALTER TABLE products DROP COLUMN code;

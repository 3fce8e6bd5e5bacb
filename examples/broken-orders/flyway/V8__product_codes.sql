ALTER TABLE products ADD COLUMN code text;
UPDATE products SET code = upper(sku);

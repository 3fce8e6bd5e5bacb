ALTER TABLE orders ALTER COLUMN weight TYPE integer;

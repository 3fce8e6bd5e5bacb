-- Writes every row anew, and nobody can even read meanwhile.
ALTER TABLE orders ALTER COLUMN weight TYPE bigint;

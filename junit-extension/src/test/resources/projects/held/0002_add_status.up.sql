ALTER TABLE orders ADD COLUMN status text NOT NULL DEFAULT 'new';
SELECT pg_sleep(0.2);

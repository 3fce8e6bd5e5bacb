-- table: setup
CREATE TABLE orders (id int, status text, tags text[], price numeric); INSERT INTO orders VALUES (1, 'a', '{}', 1), (2, 'b', '{}', 1)

-- create: changes index public.orders_status
CREATE INDEX orders_status ON orders (status)

-- create-if-not-exists: same
CREATE INDEX IF NOT EXISTS orders_status ON orders (id)

-- concurrently: changes index public.orders_price
CREATE INDEX CONCURRENTLY orders_price ON orders (price DESC NULLS LAST)

-- unique: changes index public.orders_id
CREATE UNIQUE INDEX orders_id ON orders (id)

-- partial: changes index public.orders_open
CREATE INDEX orders_open ON orders (id) WHERE status = 'open'

-- expression: changes index public.orders_lower
CREATE INDEX orders_lower ON orders (lower(status))

-- including: changes index public.orders_covering
CREATE INDEX orders_covering ON orders (id) INCLUDE (status)

-- gin: changes index public.orders_tags
CREATE INDEX orders_tags ON orders USING gin (tags) WITH (fastupdate = off)

-- brin: changes index public.orders_brin
CREATE INDEX orders_brin ON orders USING brin (id int4_minmax_multi_ops (values_per_range = 16)) WITH (pages_per_range = 8)

-- operator-class-and-collation: changes index public.orders_like
CREATE INDEX orders_like ON orders (status COLLATE "C" text_pattern_ops)

-- nulls-not-distinct (since 15): changes index public.orders_one_null
CREATE UNIQUE INDEX orders_one_null ON orders (status) NULLS NOT DISTINCT

-- option: changes index public.orders_status
ALTER INDEX orders_status SET (fillfactor = 60)

-- reset-option: changes index public.orders_status
ALTER INDEX orders_status RESET (fillfactor)

-- statistics: changes index public.orders_lower
ALTER INDEX orders_lower ALTER COLUMN 1 SET STATISTICS 300

-- default-statistics: changes index public.orders_lower
ALTER INDEX orders_lower ALTER COLUMN 1 SET STATISTICS -1

-- tablespace: changes index public.orders_status
ALTER INDEX orders_status SET TABLESPACE fast

-- default-tablespace: changes index public.orders_status
ALTER INDEX orders_status SET TABLESPACE pg_default

-- comment: changes index public.orders_status
COMMENT ON INDEX orders_status IS 'for the dashboard'

-- reindex: same
REINDEX INDEX orders_status

-- reindex-concurrently: same
REINDEX TABLE CONCURRENTLY orders

-- cluster-on: changes index public.orders_id
CLUSTER orders USING orders_id

-- move-clustering: changes index public.orders_status
ALTER TABLE orders CLUSTER ON orders_status

-- replica-identity-setup: setup
ALTER TABLE orders ALTER id SET NOT NULL

-- replica-identity: changes index public.orders_id
ALTER TABLE orders REPLICA IDENTITY USING INDEX orders_id

-- rename: changes index public.orders_by_price
ALTER INDEX orders_price RENAME TO orders_by_price

-- What CREATE INDEX CONCURRENTLY leaves behind when it fails: a dump leaves an invalid index out as if it were not there.
-- mark-invalid: changes index public.orders_like
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'orders_like'::regclass

-- A dump is silent about an invalid index, but the snapshot is not.
-- drop-invalid: tells index public.orders_like
DROP INDEX orders_like

-- drop: changes index public.orders_by_price
DROP INDEX orders_by_price

-- drop-concurrently: changes index public.orders_open
DROP INDEX CONCURRENTLY orders_open

-- drop-if-exists: same
DROP INDEX IF EXISTS orders_open

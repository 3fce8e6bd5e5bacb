-- create-table: changes table public.orders
CREATE TABLE orders (id bigint PRIMARY KEY, status text, placed_at timestamptz)

-- create-table-again-if-not-exists: same
CREATE TABLE IF NOT EXISTS orders (id int)

-- create-table-as: changes table public.copied
CREATE TABLE copied AS SELECT 1 AS one, 'two'::text AS two

-- create-table-like: changes table public.alike
CREATE TABLE alike (LIKE orders INCLUDING ALL)

-- create-table-without-columns: changes table public.bare
CREATE TABLE bare ()

-- create-table-with-a-quoted-name: changes table public."Order Lines"
CREATE TABLE "Order Lines" ("Line No" int, "select" text)

-- rename-a-quoted-column: changes column public."Order Lines"."Line.No"
ALTER TABLE "Order Lines" RENAME "Line No" TO "Line.No"

-- create-unlogged-table: changes table public.scratch
CREATE UNLOGGED TABLE scratch (id int)

-- set-logged: changes table public.scratch
ALTER TABLE scratch SET LOGGED

-- set-logged-again: same
ALTER TABLE scratch SET LOGGED

-- set-unlogged: changes table public.scratch
ALTER TABLE scratch SET UNLOGGED

-- create-temporary-table: same
CREATE TEMP TABLE passing (id int PRIMARY KEY)

-- temporary-table-of-the-same-name: same
CREATE TEMP TABLE orders (id text)

-- drop-temporary-table: same
DROP TABLE pg_temp.orders, pg_temp.passing

-- insert: same
INSERT INTO orders SELECT i, 'new', now() FROM generate_series(1, 100) AS i

-- update: same
UPDATE orders SET status = 'paid'

-- delete: same
DELETE FROM orders WHERE id > 50

-- truncate: same
TRUNCATE orders

-- analyze: same
ANALYZE orders

-- vacuum: same
VACUUM orders

-- vacuum-full: same
VACUUM FULL orders

-- lock: same
BEGIN; LOCK TABLE orders; COMMIT

-- session-setting: same
SET work_mem = '8MB'

-- rolled-back: same
BEGIN; CREATE TABLE never (id int); ALTER TABLE orders ADD never int; ROLLBACK

-- storage-parameter: changes table public.orders
ALTER TABLE orders SET (fillfactor = 70)

-- same-storage-parameter: same
ALTER TABLE orders SET (fillfactor = 70)

-- second-storage-parameter: changes table public.orders
ALTER TABLE orders SET (autovacuum_enabled = false)

-- reset-storage-parameters: changes table public.orders
ALTER TABLE orders RESET (fillfactor, autovacuum_enabled)

-- reset-what-is-not-set: same
ALTER TABLE orders RESET (fillfactor)

-- toast-parameter: changes table public.orders
ALTER TABLE orders SET (toast.autovacuum_enabled = off)

-- reset-toast-parameter: changes table public.orders
ALTER TABLE orders RESET (toast.autovacuum_enabled)

-- tablespace: changes table public.orders
ALTER TABLE orders SET TABLESPACE fast

-- same-tablespace: same
ALTER TABLE orders SET TABLESPACE fast

-- default-tablespace: changes table public.orders
ALTER TABLE orders SET TABLESPACE pg_default

-- owner: changes table public.orders
ALTER TABLE orders OWNER TO alice

-- same-owner: same
ALTER TABLE orders OWNER TO alice

-- owner-back: changes table public.orders
ALTER TABLE orders OWNER TO CURRENT_USER

-- replica-identity-full: changes table public.orders
ALTER TABLE orders REPLICA IDENTITY FULL

-- replica-identity-nothing: changes table public.orders
ALTER TABLE orders REPLICA IDENTITY NOTHING

-- replica-identity-index: changes index public.orders_pkey
ALTER TABLE orders REPLICA IDENTITY USING INDEX orders_pkey

-- replica-identity-default: changes table public.orders
ALTER TABLE orders REPLICA IDENTITY DEFAULT

-- replica-identity-default-again: same
ALTER TABLE orders REPLICA IDENTITY DEFAULT

-- cluster-on: changes index public.orders_pkey
ALTER TABLE orders CLUSTER ON orders_pkey

-- cluster: same
CLUSTER orders

-- without-cluster: changes index public.orders_pkey
ALTER TABLE orders SET WITHOUT CLUSTER

-- row-security: changes table public.orders
ALTER TABLE orders ENABLE ROW LEVEL SECURITY

-- row-security-again: same
ALTER TABLE orders ENABLE ROW LEVEL SECURITY

-- force-row-security: changes table public.orders
ALTER TABLE orders FORCE ROW LEVEL SECURITY

-- no-force-row-security: changes table public.orders
ALTER TABLE orders NO FORCE ROW LEVEL SECURITY

-- no-row-security: changes table public.orders
ALTER TABLE orders DISABLE ROW LEVEL SECURITY

-- comment-on-table: changes table public.orders
COMMENT ON TABLE orders IS 'what customers ordered'

-- same-comment: same
COMMENT ON TABLE orders IS 'what customers ordered'

-- other-comment: changes table public.orders
COMMENT ON TABLE orders IS 'what customers have ordered'

-- no-comment: changes table public.orders
COMMENT ON TABLE orders IS NULL

-- typed-table-setup: setup
CREATE TYPE address AS (street text, city text)

-- typed-table: changes table public.addresses
CREATE TABLE addresses OF address (city WITH OPTIONS NOT NULL)

-- not-of: changes table public.addresses
ALTER TABLE addresses NOT OF

-- of: changes table public.addresses
ALTER TABLE addresses OF address

-- rename-table: changes table public.purchases
ALTER TABLE alike RENAME TO purchases

-- set-schema-setup: setup
CREATE SCHEMA archive

-- set-schema: changes table archive.purchases
ALTER TABLE purchases SET SCHEMA archive

-- heap-again (since 15): same
ALTER TABLE orders SET ACCESS METHOD heap

-- access-method-setup: setup
CREATE ACCESS METHOD pile TYPE TABLE HANDLER heap_tableam_handler

-- table-of-another-access-method: changes table public.piled
CREATE TABLE piled (id int) USING pile

-- set-access-method (since 15): changes table public.piled
ALTER TABLE piled SET ACCESS METHOD heap

-- drop-table: changes table public.bare
DROP TABLE bare

-- drop-table-if-exists: same
DROP TABLE IF EXISTS bare

-- drop-several: changes table public."Order Lines"
DROP TABLE "Order Lines", copied

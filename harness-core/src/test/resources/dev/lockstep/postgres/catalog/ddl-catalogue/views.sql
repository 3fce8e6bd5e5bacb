-- table: setup
CREATE TABLE orders (id int PRIMARY KEY, status text, price int); INSERT INTO orders VALUES (1, 'new', 5)

-- create: changes view public.open_orders
CREATE VIEW open_orders AS SELECT id, status FROM orders WHERE status = 'open'

-- replace-by-the-same: same
CREATE OR REPLACE VIEW open_orders AS SELECT id, status FROM orders WHERE status = 'open'

-- replace: changes view public.open_orders
CREATE OR REPLACE VIEW open_orders AS SELECT id, status FROM orders WHERE status <> 'done'

-- replace-with-another-column: changes column public.open_orders.price
CREATE OR REPLACE VIEW open_orders AS SELECT id, status, price FROM orders WHERE status <> 'done'

-- rename-column: changes column public.open_orders.cost
ALTER VIEW open_orders RENAME COLUMN price TO cost

-- column-default: changes column public.open_orders.status
ALTER VIEW open_orders ALTER COLUMN status SET DEFAULT 'open'

-- no-column-default: changes column public.open_orders.status
ALTER VIEW open_orders ALTER COLUMN status DROP DEFAULT

-- security-barrier: changes view public.open_orders
ALTER VIEW open_orders SET (security_barrier = true)

-- no-security-barrier: changes view public.open_orders
ALTER VIEW open_orders RESET (security_barrier)

-- security-invoker (since 15): changes view public.open_orders
ALTER VIEW open_orders SET (security_invoker = true)

-- no-security-invoker (since 15): changes view public.open_orders
ALTER VIEW open_orders RESET (security_invoker)

-- check-option: changes view public.open_orders
ALTER VIEW open_orders SET (check_option = 'local')

-- cascaded-check-option: changes view public.open_orders
ALTER VIEW open_orders SET (check_option = cascaded)

-- create-with-check-option: changes view public.checked
CREATE VIEW checked AS SELECT * FROM orders WHERE price > 0 WITH LOCAL CHECK OPTION

-- owner: changes view public.checked
ALTER VIEW checked OWNER TO alice

-- comment: changes view public.checked
COMMENT ON VIEW checked IS 'only paid ones'

-- comment-on-column: changes column public.checked.price
COMMENT ON COLUMN checked.price IS 'in cents'

-- recursive: changes view public.counted
CREATE RECURSIVE VIEW counted (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM counted WHERE n < 5

-- temporary: same
CREATE TEMP VIEW passing AS SELECT 1 AS one

-- rename-the-table-below: changes view public.open_orders
ALTER TABLE orders RENAME TO purchases

-- rename-it-back: changes table public.orders
ALTER TABLE purchases RENAME TO orders

-- materialized: changes materialized view public.totals
CREATE MATERIALIZED VIEW totals AS SELECT status, sum(price) AS total FROM orders GROUP BY status WITH NO DATA

-- A schema dump never populates, but a query of a view that is not populated fails.
-- first-refresh: tells materialized view public.totals
REFRESH MATERIALIZED VIEW totals

-- refresh: same
REFRESH MATERIALIZED VIEW totals

-- materialized-index: changes index public.totals_status
CREATE UNIQUE INDEX totals_status ON totals (status)

-- refresh-concurrently: same
REFRESH MATERIALIZED VIEW CONCURRENTLY totals

-- materialized-option: changes materialized view public.totals
ALTER MATERIALIZED VIEW totals SET (fillfactor = 90)

-- materialized-cluster: changes index public.totals_status
ALTER MATERIALIZED VIEW totals CLUSTER ON totals_status

-- materialized-column-statistics: changes column public.totals.status
ALTER MATERIALIZED VIEW totals ALTER COLUMN status SET STATISTICS 50

-- materialized-column-storage: changes column public.totals.status
ALTER MATERIALIZED VIEW totals ALTER COLUMN status SET STORAGE EXTERNAL

-- materialized-tablespace: changes materialized view public.totals
ALTER MATERIALIZED VIEW totals SET TABLESPACE fast

-- materialized-owner: changes materialized view public.totals
ALTER MATERIALIZED VIEW totals OWNER TO bob

-- materialized-comment: changes materialized view public.totals
COMMENT ON MATERIALIZED VIEW totals IS 'by status'

-- materialized-rename-column: changes column public.totals.amount
ALTER MATERIALIZED VIEW totals RENAME COLUMN total TO amount

-- drop-materialized: changes materialized view public.totals
DROP MATERIALIZED VIEW totals

-- rename: changes view public.verified
ALTER VIEW checked RENAME TO verified

-- drop: changes view public.verified
DROP VIEW verified

-- drop-with-dependants: changes view public.open_orders
DROP TABLE orders CASCADE

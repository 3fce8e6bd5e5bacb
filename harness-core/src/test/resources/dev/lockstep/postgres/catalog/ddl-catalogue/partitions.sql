-- referenced: setup
CREATE TABLE regions (id int PRIMARY KEY)

-- partitioned: changes partitioned table public.sales
CREATE TABLE sales (id int, region int, at date NOT NULL) PARTITION BY RANGE (at)

-- partition: changes table public.sales_2024
CREATE TABLE sales_2024 PARTITION OF sales FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')

-- default-partition: changes table public.sales_rest
CREATE TABLE sales_rest PARTITION OF sales DEFAULT

-- detach: changes table public.sales_rest
ALTER TABLE sales DETACH PARTITION sales_rest

-- detach-concurrently: changes table public.sales_2024
ALTER TABLE sales DETACH PARTITION sales_2024 CONCURRENTLY

-- attach: changes table public.sales_2024
ALTER TABLE sales ATTACH PARTITION sales_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-06-01')

-- sub-partitioned: changes partitioned table public.sales_2026
CREATE TABLE sales_2026 PARTITION OF sales FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (region)

-- list-partition: changes table public.sales_2026_north
CREATE TABLE sales_2026_north PARTITION OF sales_2026 FOR VALUES IN (1, 2, NULL)

-- hash-partitioned: changes partitioned table public.visits
CREATE TABLE visits (id int, page text) PARTITION BY HASH (id, (lower(page)))

-- hash-partition: changes table public.visits_0
CREATE TABLE visits_0 PARTITION OF visits FOR VALUES WITH (MODULUS 2, REMAINDER 0)

-- index-on-parent: changes index public.sales_region_idx
CREATE INDEX ON sales (region)

-- index-on-only-the-parent: changes index public.sales_id
CREATE INDEX sales_id ON ONLY sales (id)

-- index-on-partition: changes index public.sales_2024_id
CREATE INDEX sales_2024_id ON sales_2024 (id)

-- attach-index: changes index public.sales_2024_id
ALTER INDEX sales_id ATTACH PARTITION sales_2024_id

-- primary-key-on-parent: changes constraint public.sales.sales_pkey
ALTER TABLE sales ADD PRIMARY KEY (id, at, region)

-- foreign-key-on-parent: changes constraint public.sales.sales_region_fkey
ALTER TABLE sales ADD FOREIGN KEY (region) REFERENCES regions

-- check-on-parent: changes constraint public.sales.positive
ALTER TABLE sales ADD CONSTRAINT positive CHECK (id > 0)

-- check-on-partition: changes constraint public.sales_2024.few
ALTER TABLE sales_2024 ADD CONSTRAINT few CHECK (id < 100000)

-- column-default-on-partition: changes column public.sales_2024.region
ALTER TABLE sales_2024 ALTER COLUMN region SET DEFAULT 1

-- add-column-to-parent: changes column public.sales_2024.amount
ALTER TABLE sales ADD COLUMN amount numeric

-- trigger-function: setup
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'

-- trigger-on-parent: changes trigger public.sales.touched
CREATE TRIGGER touched AFTER INSERT ON sales FOR EACH ROW EXECUTE FUNCTION touch()

-- disable-trigger-on-partition: changes trigger public.sales_2024.touched
ALTER TABLE sales_2024 DISABLE TRIGGER touched

-- enable-trigger-on-partition: changes trigger public.sales_2024.touched
ALTER TABLE sales_2024 ENABLE TRIGGER touched

-- disable-key-triggers-on-partition (since 15): changes trigger public.sales_2024."RI_FKey_check_ins of sales_region_fkey"
ALTER TABLE sales_2024 DISABLE TRIGGER ALL

-- enable-key-triggers-on-partition (since 15): changes trigger public.sales_2024.touched
ALTER TABLE sales_2024 ENABLE TRIGGER ALL

-- comment-on-parent: changes partitioned table public.sales
COMMENT ON TABLE sales IS 'by year'

-- insert-into-partition: same
INSERT INTO regions VALUES (1); INSERT INTO sales VALUES (1, 1, '2024-05-05')

-- move-row: same
UPDATE sales SET at = '2026-02-02'

-- owner-of-parent: changes partitioned table public.sales
ALTER TABLE sales OWNER TO alice

-- access-method-of-parent (since 17): same
ALTER TABLE visits SET ACCESS METHOD DEFAULT

-- tablespace-of-parent: changes partitioned table public.visits
ALTER TABLE visits SET TABLESPACE fast

-- drop-parent-trigger: changes trigger public.sales.touched
DROP TRIGGER touched ON sales

-- drop-partition: changes table public.sales_2026_north
DROP TABLE sales_2026_north

-- drop-parent: changes partitioned table public.visits
DROP TABLE visits

-- inheritance-parent: setup
CREATE TABLE things (id int, name text, CONSTRAINT named CHECK (name <> ''))

-- inherits: changes table public.cars
CREATE TABLE cars (wheels int) INHERITS (things)

-- no-inherit: changes table public.cars
ALTER TABLE cars NO INHERIT things

-- inherit: changes table public.cars
ALTER TABLE cars INHERIT things

-- column-of-child-again: reorders table public.cars
BEGIN; ALTER TABLE cars NO INHERIT things; ALTER TABLE cars DROP COLUMN name; ALTER TABLE cars ADD COLUMN name text CONSTRAINT named CHECK (name <> '');
ALTER TABLE cars INHERIT things; COMMIT

-- add-to-inheritance-parent: changes column public.things.weight
ALTER TABLE things ADD COLUMN weight int

-- default-in-child: changes column public.cars.weight
ALTER TABLE cars ALTER COLUMN weight SET DEFAULT 1000

-- drop-from-only-the-parent: changes column public.things.weight
ALTER TABLE ONLY things DROP COLUMN weight

-- several-parents: changes table public.ships
CREATE TABLE floating (draught int); CREATE TABLE ships () INHERITS (things, floating)

-- drop-child: changes table public.ships
DROP TABLE ships

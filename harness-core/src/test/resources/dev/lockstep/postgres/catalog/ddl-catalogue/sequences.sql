-- create: changes sequence public.numbers
CREATE SEQUENCE numbers

-- create-if-not-exists: same
CREATE SEQUENCE IF NOT EXISTS numbers START 7

-- create-with-all: changes sequence public.letters
CREATE SEQUENCE letters AS smallint INCREMENT 2 MINVALUE 10 MAXVALUE 1000 START 20 CACHE 5 CYCLE

-- nextval: same
SELECT nextval('numbers')

-- setval: same
SELECT setval('numbers', 500)

-- restart: same
ALTER SEQUENCE numbers RESTART

-- type: changes sequence public.numbers
ALTER SEQUENCE numbers AS integer

-- increment: changes sequence public.numbers
ALTER SEQUENCE numbers INCREMENT 5

-- minimum: changes sequence public.numbers
ALTER SEQUENCE numbers MINVALUE 0

-- maximum: changes sequence public.numbers
ALTER SEQUENCE numbers MAXVALUE 100000

-- start: changes sequence public.numbers
ALTER SEQUENCE numbers START 50

-- cache: changes sequence public.numbers
ALTER SEQUENCE numbers CACHE 20

-- cycle: changes sequence public.numbers
ALTER SEQUENCE numbers CYCLE

-- no-cycle: changes sequence public.numbers
ALTER SEQUENCE numbers NO CYCLE

-- no-cycle-again: same
ALTER SEQUENCE numbers NO CYCLE

-- owned-setup: setup
CREATE TABLE orders (id int, line int)

-- owned: changes sequence public.numbers
ALTER SEQUENCE numbers OWNED BY orders.id

-- owned-by-another-column: changes sequence public.numbers
ALTER SEQUENCE numbers OWNED BY orders.line

-- owned-by-none: changes sequence public.numbers
ALTER SEQUENCE numbers OWNED BY NONE

-- owner: changes sequence public.numbers
ALTER SEQUENCE numbers OWNER TO alice

-- unlogged (since 15): changes sequence public.numbers
ALTER SEQUENCE numbers SET UNLOGGED

-- logged (since 15): changes sequence public.numbers
ALTER SEQUENCE numbers SET LOGGED

-- comment: changes sequence public.numbers
COMMENT ON SEQUENCE numbers IS 'of invoices'

-- temporary: same
CREATE TEMP SEQUENCE passing

-- rename: changes sequence public.figures
ALTER SEQUENCE numbers RENAME TO figures

-- serial: changes sequence public.invoices_id_seq
CREATE TABLE invoices (id bigserial)

-- drop-owned-by-its-table: changes sequence public.invoices_id_seq
DROP TABLE invoices

-- drop: changes sequence public.figures
DROP SEQUENCE figures

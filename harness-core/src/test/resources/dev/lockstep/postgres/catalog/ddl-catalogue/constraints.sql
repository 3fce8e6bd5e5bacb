-- tables: setup
CREATE TABLE customers (id int, email text, country text, valid int4range);
CREATE TABLE orders (id int, customer int, total int, country text, span tsrange);
CREATE UNIQUE INDEX customers_email ON customers (email);
CREATE EXTENSION btree_gist

-- primary-key: changes constraint public.customers.customers_pkey
ALTER TABLE customers ADD PRIMARY KEY (id)

-- check: changes constraint public.orders.orders_total_check
ALTER TABLE orders ADD CHECK (total > 0)

-- rename: changes constraint public.orders.total_is_positive
ALTER TABLE orders RENAME CONSTRAINT orders_total_check TO total_is_positive

-- check-not-valid: changes constraint public.orders.small
ALTER TABLE orders ADD CONSTRAINT small CHECK (total < 1000) NOT VALID

-- validate: changes constraint public.orders.small
ALTER TABLE orders VALIDATE CONSTRAINT small

-- validate-again: same
ALTER TABLE orders VALIDATE CONSTRAINT small

-- check-no-inherit: changes constraint public.orders.own
ALTER TABLE orders ADD CONSTRAINT own CHECK (total <> 13) NO INHERIT

-- drop: changes constraint public.orders.small
ALTER TABLE orders DROP CONSTRAINT small

-- drop-if-exists: same
ALTER TABLE orders DROP CONSTRAINT IF EXISTS small

-- unique: changes constraint public.customers.email_once
ALTER TABLE customers ADD CONSTRAINT email_once UNIQUE (email)

-- unique-using-index: changes constraint public.customers.customers_email
ALTER TABLE customers ADD CONSTRAINT customers_email UNIQUE USING INDEX customers_email

-- drop-unique: changes constraint public.customers.email_once
ALTER TABLE customers DROP CONSTRAINT email_once

-- unique-deferrable: changes constraint public.customers.later
ALTER TABLE customers ADD CONSTRAINT later UNIQUE (country, email) DEFERRABLE

-- unique-including: changes constraint public.customers.with_payload
ALTER TABLE customers ADD CONSTRAINT with_payload UNIQUE (country, id) INCLUDE (email) WITH (fillfactor = 80)

-- unique-in-tablespace: changes constraint public.customers.elsewhere
ALTER TABLE customers ADD CONSTRAINT elsewhere UNIQUE (valid) USING INDEX TABLESPACE fast

-- unique-nulls-not-distinct (since 15): changes constraint public.customers.even_nulls
ALTER TABLE customers ADD CONSTRAINT even_nulls UNIQUE NULLS NOT DISTINCT (country, valid)

-- foreign-key: changes constraint public.orders.orders_customer_fkey
ALTER TABLE orders ADD FOREIGN KEY (customer) REFERENCES customers

-- foreign-key-deferrable: changes constraint public.orders.orders_customer_fkey
ALTER TABLE orders ALTER CONSTRAINT orders_customer_fkey DEFERRABLE

-- foreign-key-deferred: changes constraint public.orders.orders_customer_fkey
ALTER TABLE orders ALTER CONSTRAINT orders_customer_fkey DEFERRABLE INITIALLY DEFERRED

-- foreign-key-not-deferrable: changes constraint public.orders.orders_customer_fkey
ALTER TABLE orders ALTER CONSTRAINT orders_customer_fkey NOT DEFERRABLE

-- foreign-key-unchanged: same
ALTER TABLE orders ALTER CONSTRAINT orders_customer_fkey NOT DEFERRABLE

-- foreign-key-actions: changes constraint public.orders.cascading
ALTER TABLE orders ADD CONSTRAINT cascading FOREIGN KEY (customer) REFERENCES customers (id)
    ON DELETE CASCADE ON UPDATE SET NULL NOT VALID

-- validate-foreign-key: changes constraint public.orders.cascading
ALTER TABLE orders VALIDATE CONSTRAINT cascading

-- foreign-key-match-full: changes constraint public.orders.full_match
ALTER TABLE orders ADD CONSTRAINT full_match FOREIGN KEY (country, customer) REFERENCES customers (country, id) MATCH FULL

-- foreign-key-set-null-columns (since 15): changes constraint public.orders.partly
ALTER TABLE orders ADD CONSTRAINT partly FOREIGN KEY (country, customer) REFERENCES customers (country, id)
    ON DELETE SET NULL (customer)

-- exclude: changes constraint public.orders.no_overlap
ALTER TABLE orders ADD CONSTRAINT no_overlap EXCLUDE USING gist (country WITH =, span WITH &&) WHERE (total > 0)

-- comment: changes constraint public.orders.no_overlap
COMMENT ON CONSTRAINT no_overlap ON orders IS 'one at a time'

-- drop-exclude: changes constraint public.orders.no_overlap
ALTER TABLE orders DROP CONSTRAINT no_overlap

-- named-not-null (since 18): changes constraint public.orders.country_known
ALTER TABLE orders ADD CONSTRAINT country_known NOT NULL country

-- rename-not-null (since 18): changes constraint public.orders.country_there
ALTER TABLE orders RENAME CONSTRAINT country_known TO country_there

-- not-null-no-inherit (since 18): changes constraint public.orders.country_there
ALTER TABLE orders ALTER CONSTRAINT country_there NO INHERIT

-- not-null-inherit (since 18): changes constraint public.orders.country_there
ALTER TABLE orders ALTER CONSTRAINT country_there INHERIT

-- drop-named-not-null (since 18): changes column public.orders.country
ALTER TABLE orders DROP CONSTRAINT country_there

-- not-null-not-valid (since 18): changes constraint public.orders.later_known
ALTER TABLE orders ADD CONSTRAINT later_known NOT NULL country NOT VALID

-- validate-not-null (since 18): changes constraint public.orders.later_known
ALTER TABLE orders VALIDATE CONSTRAINT later_known

-- check-not-enforced (since 18): changes constraint public.orders.hoped
ALTER TABLE orders ADD CONSTRAINT hoped CHECK (total < 5000) NOT ENFORCED

-- foreign-key-not-enforced (since 18): changes constraint public.orders.orders_customer_fkey
ALTER TABLE orders ALTER CONSTRAINT orders_customer_fkey NOT ENFORCED

-- foreign-key-enforced (since 18): changes constraint public.orders.orders_customer_fkey
ALTER TABLE orders ALTER CONSTRAINT orders_customer_fkey ENFORCED

-- without-overlaps (since 18): changes constraint public.bookings.bookings_pkey
CREATE TABLE bookings (room int, during tstzrange, PRIMARY KEY (room, during WITHOUT OVERLAPS))

-- period (since 18): changes constraint public.visits.visits_room_during_fkey
CREATE TABLE visits (room int, during tstzrange,
    FOREIGN KEY (room, PERIOD during) REFERENCES bookings (room, PERIOD during))

-- set-constraints: same
BEGIN; SET CONSTRAINTS ALL DEFERRED; COMMIT

-- drop-foreign-key: changes constraint public.orders.orders_customer_fkey
ALTER TABLE orders DROP CONSTRAINT orders_customer_fkey

-- drop-primary-key-with-dependants: changes constraint public.customers.customers_pkey
ALTER TABLE customers DROP CONSTRAINT customers_pkey CASCADE

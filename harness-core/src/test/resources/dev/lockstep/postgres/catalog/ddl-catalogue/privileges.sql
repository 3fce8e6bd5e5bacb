-- objects: setup
CREATE TABLE orders (id int, secret text);
CREATE VIEW order_view AS SELECT id FROM orders;
CREATE SEQUENCE numbers;
CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1';
CREATE TYPE mood AS ENUM ('glad');
CREATE DOMAIN email AS text;
CREATE SCHEMA shop;
CREATE FOREIGN DATA WRAPPER plain;
CREATE SERVER far FOREIGN DATA WRAPPER plain;
CREATE EXTENSION pg_stat_statements

-- grant: changes table public.orders
GRANT SELECT ON orders TO alice

-- grant-again: same
GRANT SELECT ON orders TO alice

-- grant-more: changes table public.orders
GRANT INSERT, UPDATE ON orders TO alice

-- grant-option: changes table public.orders
GRANT SELECT ON orders TO alice WITH GRANT OPTION

-- granted-by-another: changes table public.orders
SET ROLE alice; GRANT SELECT ON orders TO bob; RESET ROLE

-- revoke-grant-option: changes table public.orders
REVOKE GRANT OPTION FOR SELECT ON orders FROM alice CASCADE

-- grant-to-public: changes table public.orders
GRANT SELECT ON orders TO PUBLIC

-- grant-to-a-quoted-role: changes table public.orders
GRANT DELETE ON orders TO "Carol Smith"

-- revoke-from-public: changes table public.orders
REVOKE SELECT ON orders FROM PUBLIC

-- revoke-what-is-not-granted: same
REVOKE TRUNCATE ON orders FROM alice

-- revoke-from-owner: changes table public.orders
REVOKE DELETE ON orders FROM CURRENT_USER

-- grant-back-to-owner: changes table public.orders
GRANT DELETE ON orders TO CURRENT_USER

-- revoke-all: changes table public.orders
REVOKE ALL ON orders FROM alice, "Carol Smith"

-- grant-maintain (since 17): changes table public.orders
GRANT MAINTAIN ON orders TO bob

-- default-spelled-out: same
GRANT ALL ON numbers TO CURRENT_USER

-- column-privilege: changes column public.orders.secret
GRANT SELECT (secret), UPDATE (secret) ON orders TO bob

-- revoke-column-privilege: changes column public.orders.secret
REVOKE UPDATE (secret) ON orders FROM bob

-- column-privilege-of-view: changes column public.order_view.id
GRANT SELECT (id) ON order_view TO bob

-- sequence-privilege: changes sequence public.numbers
GRANT USAGE ON SEQUENCE numbers TO alice

-- function-revoke-public: changes function public.f(integer)
REVOKE EXECUTE ON FUNCTION f(int) FROM PUBLIC

-- function-grant-public: changes function public.f(integer)
GRANT EXECUTE ON FUNCTION f(int) TO PUBLIC

-- function-grant: changes function public.f(integer)
GRANT EXECUTE ON FUNCTION f(int) TO alice

-- procedure-grant: changes procedure public.p()
GRANT EXECUTE ON PROCEDURE p() TO alice

-- type-privilege: changes enum public.mood
REVOKE USAGE ON TYPE mood FROM PUBLIC

-- domain-privilege: changes domain public.email
GRANT USAGE ON DOMAIN email TO alice

-- schema-privilege: changes schema shop
GRANT USAGE, CREATE ON SCHEMA shop TO alice

-- public-schema-privilege: changes schema public
GRANT CREATE ON SCHEMA public TO alice

-- public-schema-closed: changes schema public
REVOKE ALL ON SCHEMA public FROM PUBLIC

-- public-schema-opened: changes schema public
GRANT USAGE ON SCHEMA public TO PUBLIC

-- language-privilege-setup: setup
CREATE LANGUAGE plmine HANDLER plpgsql_call_handler

-- language-privilege: changes language plmine
ALTER LANGUAGE plmine OWNER TO alice

-- wrapper-privilege: changes foreign data wrapper plain
GRANT USAGE ON FOREIGN DATA WRAPPER plain TO alice

-- server-privilege: changes server far
GRANT USAGE ON FOREIGN SERVER far TO alice

-- all-in-schema: changes view public.order_view
GRANT SELECT ON ALL TABLES IN SCHEMA public TO bob

-- system-function: changes function pg_catalog.pg_sleep(double precision)
REVOKE EXECUTE ON FUNCTION pg_sleep(double precision) FROM PUBLIC

-- system-function-back: changes function pg_catalog.pg_sleep(double precision)
GRANT EXECUTE ON FUNCTION pg_sleep(double precision) TO PUBLIC

-- system-table: changes table pg_catalog.pg_authid
GRANT SELECT ON pg_authid TO alice

-- extension-view: changes view public.pg_stat_statements
REVOKE SELECT ON pg_stat_statements FROM PUBLIC

-- default-for-tables: changes default privileges of postgres on tables
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO alice

-- default-for-tables-again: same
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO alice

-- default-in-schema: changes default privileges of postgres in schema shop on tables
ALTER DEFAULT PRIVILEGES IN SCHEMA shop GRANT INSERT ON TABLES TO alice, bob

-- default-for-functions: changes default privileges of postgres on functions
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC

-- default-for-sequences: changes default privileges of alice on sequences
ALTER DEFAULT PRIVILEGES FOR ROLE alice GRANT USAGE ON SEQUENCES TO bob WITH GRANT OPTION

-- default-for-types: changes default privileges of postgres on types
ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC

-- default-for-schemas: changes default privileges of postgres on schemas
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO bob

-- default-withdrawn: changes default privileges of postgres on functions
ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO PUBLIC

-- table-with-default-privileges: changes table public.granted
CREATE TABLE granted (id int)

-- owner-with-privileges: changes table public.granted
ALTER TABLE granted OWNER TO bob

-- drop-owned: changes table public.granted
DROP OWNED BY bob

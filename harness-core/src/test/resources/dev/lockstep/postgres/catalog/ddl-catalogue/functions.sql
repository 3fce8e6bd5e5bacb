-- create: changes function public.double(integer)
CREATE FUNCTION double(value integer) RETURNS integer LANGUAGE sql AS 'SELECT value * 2'

-- replace-by-the-same: same
CREATE OR REPLACE FUNCTION double(value integer) RETURNS integer LANGUAGE sql AS 'SELECT value * 2'

-- body: changes function public.double(integer)
CREATE OR REPLACE FUNCTION double(value integer) RETURNS integer LANGUAGE sql AS 'SELECT value + value'

-- argument-default: changes function public.double(integer)
CREATE OR REPLACE FUNCTION double(value integer DEFAULT 1) RETURNS integer LANGUAGE sql AS 'SELECT value + value'

-- overload: changes function public.double(text)
CREATE FUNCTION double(value text) RETURNS text LANGUAGE sql AS 'SELECT value || value'

-- language: changes function public.double(integer)
CREATE OR REPLACE FUNCTION double(value integer DEFAULT 1) RETURNS integer LANGUAGE plpgsql AS 'BEGIN RETURN value * 2; END'

-- immutable: changes function public.double(integer)
ALTER FUNCTION double(integer) IMMUTABLE

-- immutable-again: same
ALTER FUNCTION double(integer) IMMUTABLE

-- stable: changes function public.double(integer)
ALTER FUNCTION double(integer) STABLE

-- volatile: changes function public.double(integer)
ALTER FUNCTION double(integer) VOLATILE

-- strict: changes function public.double(integer)
ALTER FUNCTION double(integer) STRICT

-- not-strict: changes function public.double(integer)
ALTER FUNCTION double(integer) CALLED ON NULL INPUT

-- security-definer: changes function public.double(integer)
ALTER FUNCTION double(integer) SECURITY DEFINER

-- security-invoker: changes function public.double(integer)
ALTER FUNCTION double(integer) SECURITY INVOKER

-- leakproof: changes function public.double(integer)
ALTER FUNCTION double(integer) LEAKPROOF

-- not-leakproof: changes function public.double(integer)
ALTER FUNCTION double(integer) NOT LEAKPROOF

-- parallel-safe: changes function public.double(integer)
ALTER FUNCTION double(integer) PARALLEL SAFE

-- parallel-restricted: changes function public.double(integer)
ALTER FUNCTION double(integer) PARALLEL RESTRICTED

-- cost: changes function public.double(integer)
ALTER FUNCTION double(integer) COST 500

-- configuration: changes function public.double(integer)
ALTER FUNCTION double(integer) SET search_path = public, pg_temp

-- second-configuration: changes function public.double(integer)
ALTER FUNCTION double(integer) SET work_mem = '1MB'

-- reset-configuration: changes function public.double(integer)
ALTER FUNCTION double(integer) RESET ALL

-- owner: changes function public.double(integer)
ALTER FUNCTION double(integer) OWNER TO alice

-- comment: changes function public.double(integer)
COMMENT ON FUNCTION double(integer) IS 'twice'

-- set-returning: changes function public.several(integer)
CREATE FUNCTION several(up_to integer) RETURNS SETOF integer LANGUAGE sql AS 'SELECT generate_series(1, up_to)'

-- rows: changes function public.several(integer)
ALTER FUNCTION several(integer) ROWS 7

-- support: changes function public.several(integer)
ALTER FUNCTION several(integer) SUPPORT generate_series_int4_support

-- returns-table: changes function public.pairs()
CREATE FUNCTION pairs() RETURNS TABLE (a int, b text) LANGUAGE sql AS $$ SELECT 1, 'x' $$

-- out-arguments: changes function public.parts(text)
CREATE FUNCTION parts(whole text, OUT first text, OUT rest text) LANGUAGE sql AS $$ SELECT left(whole, 1), substr(whole, 2) $$

-- variadic: changes function public.total(integer[])
CREATE FUNCTION total(VARIADIC numbers integer[]) RETURNS bigint LANGUAGE sql AS 'SELECT sum(n) FROM unnest(numbers) AS n'

-- polymorphic: changes function public.same(anyelement)
CREATE FUNCTION same(anyelement) RETURNS anyelement LANGUAGE sql AS 'SELECT $1'

-- sql-body: changes function public.standard(integer)
CREATE FUNCTION standard(value integer) RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT value + 1; END

-- sql-body-changed: changes function public.standard(integer)
CREATE OR REPLACE FUNCTION standard(value integer) RETURNS integer LANGUAGE sql RETURN value + 2

-- window: changes function public.rank_of()
CREATE FUNCTION rank_of() RETURNS bigint LANGUAGE internal WINDOW AS 'window_rank'

-- c-language: changes function public.in_c(integer)
CREATE FUNCTION in_c(integer) RETURNS boolean LANGUAGE internal STRICT AS 'int4_bool'

-- argument-of-own-type-setup: setup
CREATE TYPE mood AS ENUM ('glad', 'sad')

-- argument-of-own-type: changes function public.cheer(public.mood)
CREATE FUNCTION cheer(m mood) RETURNS mood LANGUAGE sql AS 'SELECT m'

-- rename-argument: changes function public.cheer(public.mood)
BEGIN; DROP FUNCTION cheer(mood); CREATE FUNCTION cheer(felt mood) RETURNS mood LANGUAGE sql AS 'SELECT felt'; COMMIT

-- returns: changes function public.cheer(public.mood)
BEGIN; DROP FUNCTION cheer(mood); CREATE FUNCTION cheer(felt mood) RETURNS text LANGUAGE sql AS 'SELECT felt::text'; COMMIT

-- drop-and-create-the-same: same
BEGIN; DROP FUNCTION cheer(mood); CREATE FUNCTION cheer(felt mood) RETURNS text LANGUAGE sql AS 'SELECT felt::text'; COMMIT

-- do-block: same
DO 'BEGIN PERFORM 1; END'

-- call-function: same
SELECT double(4)

-- temporary-function: same
CREATE FUNCTION pg_temp.passing() RETURNS int LANGUAGE sql AS 'SELECT 1'

-- procedure: changes procedure public.tidy(integer)
CREATE PROCEDURE tidy(days integer) LANGUAGE plpgsql AS 'BEGIN PERFORM days; END'

-- call-procedure: same
CALL tidy(3)

-- procedure-body: changes procedure public.tidy(integer)
CREATE OR REPLACE PROCEDURE tidy(days integer) LANGUAGE plpgsql AS 'BEGIN PERFORM days + 1; END'

-- procedure-security: changes procedure public.tidy(integer)
ALTER PROCEDURE tidy(integer) SECURITY DEFINER

-- procedure-configuration: changes procedure public.tidy(integer)
ALTER PROCEDURE tidy(integer) SET lock_timeout = '1s'

-- procedure-owner: changes procedure public.tidy(integer)
ALTER PROCEDURE tidy(integer) OWNER TO bob

-- procedure-comment: changes procedure public.tidy(integer)
COMMENT ON PROCEDURE tidy(integer) IS 'at night'

-- procedure-with-out: changes procedure public.report(integer)
CREATE PROCEDURE report(IN year integer, OUT lines integer) LANGUAGE plpgsql AS 'BEGIN lines := year; END'

-- rename-procedure: changes procedure public.clean(integer)
ALTER PROCEDURE tidy(integer) RENAME TO clean

-- drop-procedure: changes procedure public.clean(integer)
DROP PROCEDURE clean(integer)

-- set-schema-setup: setup
CREATE SCHEMA lib

-- set-schema: changes function lib.several(integer)
ALTER FUNCTION several(integer) SET SCHEMA lib

-- rename: changes function public.twice(integer)
ALTER FUNCTION double(integer) RENAME TO twice

-- drop: changes function public.double(text)
DROP FUNCTION double(text)

-- drop-if-exists: same
DROP FUNCTION IF EXISTS double(text)

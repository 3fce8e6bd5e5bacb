-- functions: setup
CREATE TYPE pair AS (a int, b int);
CREATE FUNCTION pair_less(pair, pair) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.a < $2.a';
CREATE FUNCTION pair_equal(pair, pair) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.a = $2.a';
CREATE FUNCTION pair_compare(pair, pair) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1.a - $2.a';
CREATE FUNCTION pair_sum(pair) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1.a + $1.b';
CREATE FUNCTION cross_compare(integer, bigint) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 0';
CREATE DOMAIN email AS text

-- operator: changes operator public.<#(public.pair, public.pair)
CREATE OPERATOR <# (FUNCTION = pair_less, LEFTARG = pair, RIGHTARG = pair)

-- prefix-operator: changes operator public.@@#(NONE, public.pair)
CREATE OPERATOR @@# (FUNCTION = pair_sum, RIGHTARG = pair)

-- operator-with-all: changes operator public.=#(public.pair, public.pair)
CREATE OPERATOR =# (FUNCTION = pair_equal, LEFTARG = pair, RIGHTARG = pair, COMMUTATOR = =#, RESTRICT = eqsel, JOIN = eqjoinsel,
    HASHES, MERGES)

-- operator-estimator: changes operator public.=#(public.pair, public.pair)
ALTER OPERATOR =# (pair, pair) SET (RESTRICT = NONE)

-- operator-owner: changes operator public.<#(public.pair, public.pair)
ALTER OPERATOR <# (pair, pair) OWNER TO alice

-- operator-comment: changes operator public.<#(public.pair, public.pair)
COMMENT ON OPERATOR <# (pair, pair) IS 'smaller'

-- family: changes operator family public.pairs USING btree
CREATE OPERATOR FAMILY pairs USING btree

-- class: changes operator class public.pair_ops USING btree
CREATE OPERATOR CLASS pair_ops FOR TYPE pair USING btree FAMILY pairs AS OPERATOR 1 <#, OPERATOR 3 =#, FUNCTION 1 pair_compare(pair, pair)

-- class-of-its-own-family: changes operator class public.lonely USING btree
CREATE OPERATOR CLASS lonely DEFAULT FOR TYPE pair USING btree AS OPERATOR 1 <#, FUNCTION 1 pair_compare(pair, pair)

-- family-member: changes operator family public.pairs USING btree
ALTER OPERATOR FAMILY pairs USING btree ADD FUNCTION 1 (integer, bigint) cross_compare(integer, bigint)

-- family-member-dropped: changes operator family public.pairs USING btree
ALTER OPERATOR FAMILY pairs USING btree DROP FUNCTION 1 (integer, bigint)

-- family-owner: changes operator family public.pairs USING btree
ALTER OPERATOR FAMILY pairs USING btree OWNER TO alice

-- family-comment: changes operator family public.pairs USING btree
COMMENT ON OPERATOR FAMILY pairs USING btree IS 'for pairs'

-- class-owner: changes operator class public.pair_ops USING btree
ALTER OPERATOR CLASS pair_ops USING btree OWNER TO alice

-- class-comment: changes operator class public.pair_ops USING btree
COMMENT ON OPERATOR CLASS pair_ops USING btree IS 'by the first'

-- rename-class: changes operator class public.by_first USING btree
ALTER OPERATOR CLASS pair_ops USING btree RENAME TO by_first

-- drop-class: changes operator class public.by_first USING btree
DROP OPERATOR CLASS by_first USING btree

-- drop-family: changes operator family public.pairs USING btree
DROP OPERATOR FAMILY pairs USING btree

-- drop-operator: changes operator public.@@#(NONE, public.pair)
DROP OPERATOR @@# (NONE, pair)

-- cast: changes cast (public.pair AS integer)
CREATE CAST (pair AS integer) WITH FUNCTION pair_sum(pair)

-- cast-context: changes cast (public.pair AS integer)
BEGIN; DROP CAST (pair AS integer); CREATE CAST (pair AS integer) WITH FUNCTION pair_sum(pair) AS ASSIGNMENT; COMMIT

-- cast-in-and-out: changes cast (text AS public.pair)
CREATE CAST (text AS pair) WITH INOUT AS IMPLICIT

-- cast-comment: changes cast (public.pair AS integer)
COMMENT ON CAST (pair AS integer) IS 'adds up'

-- drop-cast: changes cast (public.pair AS integer)
DROP CAST (pair AS integer)

-- collation: changes collation public.plain
CREATE COLLATION plain FROM "C"

-- collation-icu: changes collation public.german
CREATE COLLATION german (PROVIDER = icu, LOCALE = 'de-u-co-phonebk')

-- collation-not-deterministic: changes collation public.anycase
CREATE COLLATION anycase (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false)

-- collation-rules (since 16): changes collation public.ruled
CREATE COLLATION ruled (PROVIDER = icu, LOCALE = 'und', RULES = '&a < b')

-- collation-builtin (since 17): changes collation public.built
CREATE COLLATION built (PROVIDER = builtin, LOCALE = 'C.UTF-8')

-- collation-refresh: same
ALTER COLLATION german REFRESH VERSION

-- collation-owner: changes collation public.german
ALTER COLLATION german OWNER TO alice

-- collation-comment: changes collation public.german
COMMENT ON COLLATION german IS 'as in the phone book'

-- rename-collation: changes collation public.deutsch
ALTER COLLATION german RENAME TO deutsch

-- drop-collation: changes collation public.deutsch
DROP COLLATION deutsch

-- conversion: changes conversion public.latin
CREATE CONVERSION latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8

-- default-conversion: changes conversion public.latin_default
CREATE DEFAULT CONVERSION latin_default FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8

-- conversion-owner: changes conversion public.latin
ALTER CONVERSION latin OWNER TO alice

-- conversion-comment: changes conversion public.latin
COMMENT ON CONVERSION latin IS 'old letters'

-- rename-conversion: changes conversion public.latin_one
ALTER CONVERSION latin RENAME TO latin_one

-- drop-conversion: changes conversion public.latin_one
DROP CONVERSION latin_one

-- language: changes language plmine
CREATE LANGUAGE plmine HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator

-- trusted-language: changes language pltrusted
CREATE TRUSTED LANGUAGE pltrusted HANDLER plpgsql_call_handler

-- language-grant: changes language pltrusted
GRANT USAGE ON LANGUAGE pltrusted TO alice

-- language-comment: changes language plmine
COMMENT ON LANGUAGE plmine IS 'like another'

-- function-in-it: changes function public.one()
CREATE FUNCTION one() RETURNS int LANGUAGE plmine AS 'BEGIN RETURN 1; END'

-- transform: changes transform for integer language sql
CREATE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal))

-- function-with-transform: changes function public.transformed(integer)
CREATE FUNCTION transformed(integer) RETURNS int TRANSFORM FOR TYPE integer LANGUAGE sql AS 'SELECT $1'

-- transform-comment: changes transform for integer language sql
COMMENT ON TRANSFORM FOR integer LANGUAGE sql IS 'never called'

-- drop-transform: changes transform for integer language sql
DROP TRANSFORM FOR integer LANGUAGE sql CASCADE

-- rename-language: changes language plours
ALTER LANGUAGE plmine RENAME TO plours

-- drop-language: changes language plours
DROP LANGUAGE plours CASCADE

-- table-access-method: changes access method pile
CREATE ACCESS METHOD pile TYPE TABLE HANDLER heap_tableam_handler

-- index-access-method: changes access method tree
CREATE ACCESS METHOD tree TYPE INDEX HANDLER bthandler

-- access-method-comment: changes access method pile
COMMENT ON ACCESS METHOD pile IS 'heap'

-- drop-access-method: changes access method pile
DROP ACCESS METHOD pile

-- large-object: same
SELECT lo_create(424242)

-- drop-large-object: same
SELECT lo_unlink(424242)

-- database-setting: same
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET work_mem = %L', current_database(), '2MB'); END $$

-- advisory-lock: same
SELECT pg_advisory_lock(1), pg_advisory_unlock(1)

-- notify: same
NOTIFY something

-- checkpoint: same
CHECKPOINT

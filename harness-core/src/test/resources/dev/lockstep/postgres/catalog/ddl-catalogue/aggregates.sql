-- functions: setup
CREATE FUNCTION add(integer, integer) RETURNS integer LANGUAGE sql AS 'SELECT $1 + $2';
CREATE FUNCTION subtract(integer, integer) RETURNS integer LANGUAGE sql AS 'SELECT $1 - $2';
CREATE FUNCTION finish(integer) RETURNS text LANGUAGE sql AS 'SELECT $1::text';
CREATE FUNCTION finish_with(integer, integer) RETURNS text LANGUAGE sql AS 'SELECT $1::text'

-- create: changes aggregate public.summed(integer)
CREATE AGGREGATE summed(integer) (SFUNC = add, STYPE = integer)

-- initial-value: changes aggregate public.summed(integer)
CREATE OR REPLACE AGGREGATE summed(integer) (SFUNC = add, STYPE = integer, INITCOND = '0')

-- initial-value-empty: changes aggregate public.joined(text)
CREATE AGGREGATE joined(text) (SFUNC = textcat, STYPE = text, INITCOND = '')

-- no-initial-value: changes aggregate public.joined(text)
CREATE OR REPLACE AGGREGATE joined(text) (SFUNC = textcat, STYPE = text)

-- final-function-setup: setup
CREATE AGGREGATE told(integer) (SFUNC = add, STYPE = integer)

-- final-function: changes aggregate public.told(integer)
BEGIN; DROP AGGREGATE told(integer); CREATE AGGREGATE told(integer) (SFUNC = add, STYPE = integer, FINALFUNC = finish); COMMIT

-- final-function-modifies: changes aggregate public.told(integer)
BEGIN; DROP AGGREGATE told(integer);
CREATE AGGREGATE told(integer) (SFUNC = add, STYPE = integer, FINALFUNC = finish, FINALFUNC_MODIFY = SHAREABLE); COMMIT

-- final-function-extra: changes aggregate public.told(integer)
BEGIN; DROP AGGREGATE told(integer);
CREATE AGGREGATE told(integer) (SFUNC = add, STYPE = integer, FINALFUNC = finish_with, FINALFUNC_EXTRA); COMMIT

-- combine-and-parallel: changes aggregate public.summed(integer)
CREATE OR REPLACE AGGREGATE summed(integer) (SFUNC = add, STYPE = integer, INITCOND = '0', COMBINEFUNC = add, PARALLEL = SAFE)

-- state-size: changes aggregate public.summed(integer)
CREATE OR REPLACE AGGREGATE summed(integer) (SFUNC = add, STYPE = integer, INITCOND = '0', SSPACE = 64)

-- moving: changes aggregate public.summed(integer)
CREATE OR REPLACE AGGREGATE summed(integer) (SFUNC = add, STYPE = integer, INITCOND = '0',
    MSFUNC = add, MINVFUNC = subtract, MSTYPE = integer, MINITCOND = '0')

-- moving-final: changes aggregate public.moved(integer)
CREATE AGGREGATE moved(integer) (SFUNC = add, STYPE = integer, FINALFUNC = finish,
    MSFUNC = add, MINVFUNC = subtract, MSTYPE = integer, MFINALFUNC = finish, MSSPACE = 32)

-- sort-operator: changes aggregate public.least_of(integer)
CREATE AGGREGATE least_of(integer) (SFUNC = int4smaller, STYPE = integer, SORTOP = <)

-- ordered-set: changes aggregate public.middle(double precision, anyelement)
CREATE AGGREGATE middle(double precision ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal,
    FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA)

-- hypothetical: changes aggregate public.place("any")
CREATE AGGREGATE place(VARIADIC "any" ORDER BY VARIADIC "any") (SFUNC = ordered_set_transition_multi, STYPE = internal,
    FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL)

-- owner: changes aggregate public.summed(integer)
ALTER AGGREGATE summed(integer) OWNER TO alice

-- comment: changes aggregate public.summed(integer)
COMMENT ON AGGREGATE summed(integer) IS 'plus'

-- rename: changes aggregate public.sum_of(integer)
ALTER AGGREGATE summed(integer) RENAME TO sum_of

-- aggregate-query: same
SELECT sum_of(i) FROM generate_series(1, 3) AS i

-- drop: changes aggregate public.told(integer)
DROP AGGREGATE told(integer)

-- enum: changes enum public.mood
CREATE TYPE mood AS ENUM ('glad', 'sad')

-- enum-value: changes enum public.mood
ALTER TYPE mood ADD VALUE 'angry'

-- enum-value-if-not-exists: same
ALTER TYPE mood ADD VALUE IF NOT EXISTS 'angry'

-- enum-value-before: changes enum public.mood
ALTER TYPE mood ADD VALUE 'calm' BEFORE 'sad'

-- enum-rename-value: changes enum public.mood
ALTER TYPE mood RENAME VALUE 'glad' TO 'happy'

-- enum-other-order: changes enum public.mood
BEGIN; DROP TYPE mood; CREATE TYPE mood AS ENUM ('calm', 'happy', 'sad', 'angry'); COMMIT

-- enum-owner: changes enum public.mood
ALTER TYPE mood OWNER TO alice

-- enum-comment: changes enum public.mood
COMMENT ON TYPE mood IS 'of the day'

-- rename-enum: changes enum public.feeling
ALTER TYPE mood RENAME TO feeling

-- drop-enum: changes enum public.feeling
DROP TYPE feeling

-- composite: changes composite type public.address
CREATE TYPE address AS (street text, city text)

-- composite-add: changes column public.address.country
ALTER TYPE address ADD ATTRIBUTE country char(2)

-- composite-type: changes column public.address.country
ALTER TYPE address ALTER ATTRIBUTE country TYPE varchar(3)

-- composite-collation: changes column public.address.street
ALTER TYPE address ALTER ATTRIBUTE street TYPE text COLLATE "C"

-- composite-rename: changes column public.address.town
ALTER TYPE address RENAME ATTRIBUTE city TO town

-- composite-drop: changes column public.address.town
ALTER TYPE address DROP ATTRIBUTE town

-- composite-comment: changes composite type public.address
COMMENT ON TYPE address IS 'where'

-- composite-attribute-comment: changes column public.address.street
COMMENT ON COLUMN address.street IS 'and number'

-- composite-owner: changes composite type public.address
ALTER TYPE address OWNER TO alice

-- composite-order: changes composite type public.address
BEGIN; ALTER TYPE address DROP ATTRIBUTE street; ALTER TYPE address ADD ATTRIBUTE street text; COMMIT

-- domain: changes domain public.email
CREATE DOMAIN email AS text

-- domain-default: changes domain public.email
ALTER DOMAIN email SET DEFAULT 'nobody@example.com'

-- domain-no-default: changes domain public.email
ALTER DOMAIN email DROP DEFAULT

-- domain-not-null: changes domain public.email
ALTER DOMAIN email SET NOT NULL

-- domain-nullable: changes domain public.email
ALTER DOMAIN email DROP NOT NULL

-- domain-check: changes constraint public.email.at
ALTER DOMAIN email ADD CONSTRAINT at CHECK (VALUE LIKE '%@%') NOT VALID

-- domain-validate: changes constraint public.email.at
ALTER DOMAIN email VALIDATE CONSTRAINT at

-- domain-rename-check: changes constraint public.email.has_at
ALTER DOMAIN email RENAME CONSTRAINT at TO has_at

-- domain-comment-on-check: changes constraint public.email.has_at
COMMENT ON CONSTRAINT has_at ON DOMAIN email IS 'at least'

-- domain-drop-check: changes constraint public.email.has_at
ALTER DOMAIN email DROP CONSTRAINT has_at

-- domain-collation: changes domain public.code
CREATE DOMAIN code AS varchar(10) COLLATE "C" NOT NULL DEFAULT 'x' CONSTRAINT short CHECK (length(VALUE) < 5)

-- domain-comment: changes domain public.email
COMMENT ON DOMAIN email IS 'of people'

-- domain-owner: changes domain public.email
ALTER DOMAIN email OWNER TO bob

-- domain-over-domain: changes domain public.work_email
CREATE DOMAIN work_email AS email

-- rename-domain: changes domain public.mail
ALTER DOMAIN email RENAME TO mail

-- drop-domain: changes domain public.work_email
DROP DOMAIN work_email

-- range: changes range type public.float_range
CREATE TYPE float_range AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi)

-- range-multirange: changes range type public.text_range
CREATE TYPE text_range AS RANGE (SUBTYPE = text, COLLATION = "C", MULTIRANGE_TYPE_NAME = many_texts)

-- range-operator-class: changes range type public.pattern_range
CREATE TYPE pattern_range AS RANGE (SUBTYPE = text, SUBTYPE_OPCLASS = text_pattern_ops)

-- rename-multirange: changes range type public.text_range
ALTER TYPE many_texts RENAME TO several_texts

-- range-owner: changes range type public.float_range
ALTER TYPE float_range OWNER TO alice

-- range-comment: changes range type public.float_range
COMMENT ON TYPE float_range IS 'of measures'

-- drop-range: changes range type public.float_range
DROP TYPE float_range

-- shell-type: changes base type public.pair
CREATE TYPE pair

-- base-type-setup: setup
CREATE FUNCTION pair_in(cstring) RETURNS pair LANGUAGE internal IMMUTABLE STRICT AS 'int8in';
CREATE FUNCTION pair_out(pair) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int8out';
CREATE FUNCTION pair_send(pair) RETURNS bytea LANGUAGE internal IMMUTABLE STRICT AS 'int8send'

-- base-type: changes base type public.pair
CREATE TYPE pair (INPUT = pair_in, OUTPUT = pair_out, LIKE = bigint)

-- base-type-send: changes base type public.pair
ALTER TYPE pair SET (SEND = pair_send)

-- base-type-comment: changes base type public.pair
COMMENT ON TYPE pair IS 'of numbers'

-- second-base-type-setup: setup
CREATE TYPE box_of_text;
CREATE FUNCTION text_box_in(cstring) RETURNS box_of_text LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION text_box_out(box_of_text) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout'

-- base-type-with-all: changes base type public.box_of_text
CREATE TYPE box_of_text (INPUT = text_box_in, OUTPUT = text_box_out, INTERNALLENGTH = VARIABLE, ALIGNMENT = int4, STORAGE = main,
    CATEGORY = 'S', PREFERRED = false, DEFAULT = 'empty', DELIMITER = ';', COLLATABLE = true)

-- base-type-storage: changes base type public.box_of_text
ALTER TYPE box_of_text SET (STORAGE = extended)

-- drop-base-type: changes base type public.pair
DROP TYPE pair CASCADE

-- type-schema-setup: setup
CREATE SCHEMA kinds

-- type-schema: changes domain kinds.mail
ALTER DOMAIN mail SET SCHEMA kinds

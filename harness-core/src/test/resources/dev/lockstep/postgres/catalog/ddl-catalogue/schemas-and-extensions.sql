-- create-schema: changes schema shop
CREATE SCHEMA shop

-- create-schema-if-not-exists: same
CREATE SCHEMA IF NOT EXISTS shop

-- schema-with-content: changes table stock.items
CREATE SCHEMA stock AUTHORIZATION alice CREATE TABLE items (id int)

-- schema-owner: changes schema shop
ALTER SCHEMA shop OWNER TO alice

-- schema-comment: changes schema shop
COMMENT ON SCHEMA shop IS 'what is sold'

-- public-comment: changes schema public
COMMENT ON SCHEMA public IS 'ours'

-- rename-schema: changes schema store
ALTER SCHEMA shop RENAME TO store

-- rename-schema-with-content: changes table inventory.items
ALTER SCHEMA stock RENAME TO inventory

-- drop-schema: changes schema store
DROP SCHEMA store

-- drop-schema-with-content: changes table inventory.items
DROP SCHEMA inventory CASCADE

-- drop-public: changes schema public
DROP SCHEMA public

-- create-public: changes schema public
CREATE SCHEMA public

-- extension: changes extension hstore
CREATE EXTENSION hstore WITH SCHEMA public

-- extension-if-not-exists: same
CREATE EXTENSION IF NOT EXISTS hstore

-- extension-comment: changes extension hstore
COMMENT ON EXTENSION hstore IS 'pairs'

-- extension-schema-setup: setup
CREATE SCHEMA ext

-- extension-schema: changes extension hstore
ALTER EXTENSION hstore SET SCHEMA ext

-- extension-in-old-version: changes extension pg_trgm
CREATE EXTENSION pg_trgm VERSION '1.3' SCHEMA ext

-- extension-update: same
ALTER EXTENSION pg_trgm UPDATE

-- member-setup: setup
CREATE FUNCTION ext.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'

-- add-member: changes function ext.mine()
ALTER EXTENSION hstore ADD FUNCTION ext.mine()

-- replace-member: same
CREATE OR REPLACE FUNCTION ext.mine() RETURNS int LANGUAGE sql AS 'SELECT 2'

-- drop-member: changes function ext.mine()
ALTER EXTENSION hstore DROP FUNCTION ext.mine()

-- column-of-an-extension-type: changes column public.things.attributes
CREATE TABLE things (attributes ext.hstore)

-- drop-extension: changes column public.things.attributes
DROP EXTENSION hstore CASCADE

-- drop-plpgsql: same
DROP EXTENSION plpgsql

-- create-plpgsql: changes extension plpgsql
CREATE EXTENSION plpgsql

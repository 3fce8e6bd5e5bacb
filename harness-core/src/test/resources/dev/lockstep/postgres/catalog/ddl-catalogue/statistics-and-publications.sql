-- tables: setup
CREATE TABLE orders (id int PRIMARY KEY, a int, b int, c text); CREATE TABLE lines (id int PRIMARY KEY);
CREATE SCHEMA shop; CREATE TABLE shop.items (id int)

-- statistics: changes statistics public.related
CREATE STATISTICS related (dependencies, ndistinct) ON a, b FROM orders

-- statistics-of-an-expression: changes statistics public.computed
CREATE STATISTICS computed ON (a + b), lower(c) FROM orders

-- statistics-target: changes statistics public.related
ALTER STATISTICS related SET STATISTICS 400

-- statistics-target-default: changes statistics public.related
ALTER STATISTICS related SET STATISTICS -1

-- statistics-owner: changes statistics public.related
ALTER STATISTICS related OWNER TO alice

-- statistics-comment: changes statistics public.related
COMMENT ON STATISTICS related IS 'a tells b'

-- statistics-analyze: same
ANALYZE orders

-- rename-statistics: changes statistics public.dependent
ALTER STATISTICS related RENAME TO dependent

-- drop-statistics: changes statistics public.dependent
DROP STATISTICS dependent

-- publication: changes publication news
CREATE PUBLICATION news

-- publication-add-table: changes publication table news.public.orders
ALTER PUBLICATION news ADD TABLE orders

-- publication-set-tables: changes publication table news.public.lines
ALTER PUBLICATION news SET TABLE lines, orders

-- publication-drop-table: changes publication table news.public.lines
ALTER PUBLICATION news DROP TABLE lines

-- publication-columns (since 15): changes publication table news.public.orders
ALTER PUBLICATION news SET TABLE orders (id, a)

-- publication-filter (since 15): changes publication table news.public.orders
ALTER PUBLICATION news SET TABLE orders WHERE (id > 10)

-- publication-schema (since 15): changes publication schema news.shop
ALTER PUBLICATION news ADD TABLES IN SCHEMA shop

-- publication-drop-schema (since 15): changes publication schema news.shop
ALTER PUBLICATION news DROP TABLES IN SCHEMA shop

-- publication-operations: changes publication news
ALTER PUBLICATION news SET (publish = 'insert, update')

-- publication-same-operations: same
ALTER PUBLICATION news SET (publish = 'update, insert')

-- publication-via-root: changes publication news
ALTER PUBLICATION news SET (publish_via_partition_root = true)

-- publication-generated (since 18): changes publication news
ALTER PUBLICATION news SET (publish_generated_columns = stored)

-- publication-owner: changes publication news
ALTER PUBLICATION news OWNER TO alice

-- publication-comment: changes publication news
COMMENT ON PUBLICATION news IS 'for the warehouse'

-- publication-of-all: changes publication everything
CREATE PUBLICATION everything FOR ALL TABLES

-- rename-publication: changes publication all_of_it
ALTER PUBLICATION everything RENAME TO all_of_it

-- drop-publication: changes publication all_of_it
DROP PUBLICATION all_of_it

-- subscription: changes subscription reader
CREATE SUBSCRIPTION reader CONNECTION 'host=nowhere dbname=none' PUBLICATION news WITH (connect = false)

-- subscription-connection: changes subscription reader
ALTER SUBSCRIPTION reader CONNECTION 'host=elsewhere dbname=none'

-- subscription-option: changes subscription reader
ALTER SUBSCRIPTION reader SET (binary = true)

-- subscription-commit: changes subscription reader
ALTER SUBSCRIPTION reader SET (synchronous_commit = local)

-- subscription-slot: changes subscription reader
ALTER SUBSCRIPTION reader SET (slot_name = NONE)

-- subscription-publications: changes subscription reader
ALTER SUBSCRIPTION reader SET PUBLICATION news, more WITH (refresh = false)

-- subscription-owner: changes subscription reader
ALTER SUBSCRIPTION reader OWNER TO boss

-- subscription-comment: changes subscription reader
COMMENT ON SUBSCRIPTION reader IS 'of news'

-- rename-subscription: changes subscription listener
ALTER SUBSCRIPTION reader RENAME TO listener

-- drop-subscription: changes subscription listener
DROP SUBSCRIPTION listener

-- The tables on which lock-catalogue.txt was measured: 5,000 rows in t, 100 in parent, 1,000 in child_fk, 5,000 in p25.
CREATE TYPE order_status AS ENUM ('a', 'b');
CREATE DOMAIN d_plain AS int;
CREATE DOMAIN d_chk AS int CHECK (VALUE > 0);
CREATE TABLE parent (id bigint PRIMARY KEY);
INSERT INTO parent SELECT generate_series(1, 100);
CREATE TABLE t (
    id bigint PRIMARY KEY,
    n int,
    code varchar(10),
    name varchar(50),
    txt text CONSTRAINT txt_nn CHECK (txt IS NOT NULL),
    ci text,
    amount numeric(10, 2),
    ts timestamp,
    tz3 timestamptz(3),
    c cidr,
    price int NOT NULL,
    st order_status DEFAULT 'a',
    parent_id bigint,
    plain d_plain
);
INSERT INTO t
SELECT i, i, 'c' || i % 100, 'name ' || i, 'text ' || i, 'ci ' || i, i, now(), now(), '10.0.0.0/8', i, 'a', i % 100 + 1, i
FROM generate_series(1, 5000) i;
CREATE INDEX t_n ON t (n);
CREATE UNIQUE INDEX t_uq ON t (id);
ALTER TABLE t ADD CONSTRAINT ck_nv CHECK (n > 0) NOT VALID;
ALTER TABLE t ADD CONSTRAINT fk_nv FOREIGN KEY (parent_id) REFERENCES parent (id) NOT VALID;
CREATE TABLE child_fk (id int PRIMARY KEY, t_id bigint REFERENCES t (id));
INSERT INTO child_fk SELECT i, i FROM generate_series(1, 1000) i;
CREATE TABLE p (d date, x int) PARTITION BY RANGE (d);
CREATE TABLE p24 PARTITION OF p FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE pdef PARTITION OF p DEFAULT;
INSERT INTO p VALUES ('2024-06-01', 1);
CREATE TABLE p25 (d date, x int);
INSERT INTO p25 SELECT '2025-06-01', i FROM generate_series(1, 5000) i;
CREATE TABLE p25c (d date, x int, CHECK (d IS NOT NULL AND d >= '2025-01-01' AND d < '2026-01-01'));
INSERT INTO p25c SELECT '2025-06-01', i FROM generate_series(1, 5000) i;
CREATE VIEW v AS SELECT id, name FROM t;
CREATE MATERIALIZED VIEW mv AS SELECT id, n FROM t;
CREATE UNIQUE INDEX mv_i ON mv (id);
CREATE FUNCTION trg() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER tg AFTER UPDATE ON t FOR EACH STATEMENT EXECUTE FUNCTION trg();
VACUUM ANALYZE;

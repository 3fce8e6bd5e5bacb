CREATE TABLE customers (
    id bigint PRIMARY KEY,
    name varchar(40) NOT NULL
);
CREATE TABLE orders (
    id bigint PRIMARY KEY,
    customer_id bigint,
    number integer NOT NULL,
    code varchar(20),
    note text
);
CREATE TABLE events (
    id bigint NOT NULL,
    kind text
) PARTITION BY RANGE (id);
CREATE TABLE events_old PARTITION OF events FOR VALUES FROM (MINVALUE) TO (1000000);
CREATE TABLE events_new (
    id bigint NOT NULL CONSTRAINT bounds CHECK (id >= 1000000 AND id < 9000000),
    kind text
);
INSERT INTO events_new SELECT 1000000 + g, 'kind ' || g FROM generate_series(1, 20000) g;

CREATE TABLE orders (
    id bigint PRIMARY KEY,
    note text,
    quantity integer NOT NULL
) PARTITION BY HASH (id);
CREATE TABLE orders_all PARTITION OF orders FOR VALUES WITH (MODULUS 1, REMAINDER 0);

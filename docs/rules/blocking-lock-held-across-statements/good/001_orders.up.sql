CREATE TABLE customers (
    id bigint PRIMARY KEY,
    name text
);
CREATE TABLE orders (
    id bigint PRIMARY KEY,
    note text,
    quantity integer NOT NULL
);

CREATE TABLE orders (
    id bigint PRIMARY KEY,
    note text,
    quantity integer NOT NULL
);

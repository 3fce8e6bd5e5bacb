CREATE TABLE addresses (
    customer_id  bigint PRIMARY KEY REFERENCES customers (id) ON DELETE CASCADE,
    address_line text,
    city         varchar(120),
    country      char(2)
);

INSERT INTO addresses (customer_id, address_line, city, country)
SELECT id, address_line, city, country FROM customers;

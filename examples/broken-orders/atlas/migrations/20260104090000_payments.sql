CREATE TYPE payment_method AS ENUM ('card', 'transfer', 'voucher');

CREATE TABLE payments (
    id                 uuid PRIMARY KEY,
    order_id           bigint NOT NULL REFERENCES orders (id),
    method             payment_method NOT NULL,
    amount             numeric(12, 2) NOT NULL CHECK (amount > 0),
    currency           char(3) NOT NULL CHECK (currency IN ('EUR', 'USD', 'GBP', 'CHF')),
    provider_reference text,
    paid_at            timestamptz,
    CONSTRAINT payments_provider_reference_unique UNIQUE (provider_reference)
);

CREATE INDEX payments_order_idx ON payments (order_id);

CREATE VIEW outstanding_orders AS
SELECT o.id, o.customer_id, o.placed_at
FROM orders o
WHERE NOT EXISTS (SELECT FROM payments p WHERE p.order_id = o.id AND p.paid_at IS NOT NULL);

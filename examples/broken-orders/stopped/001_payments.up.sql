CREATE TABLE payments (
    id                 uuid PRIMARY KEY,
    amount             numeric(12, 2) NOT NULL CHECK (amount > 0),
    provider_reference text UNIQUE
);

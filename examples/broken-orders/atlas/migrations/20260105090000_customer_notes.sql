CREATE TABLE customer_notes (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customers (id),
    body        text NOT NULL
);

CREATE INDEX customer_notes_customer_idx ON customer_notes (customer_id);

-- Nobody can place an order while this runs.
CREATE INDEX orders_placed_at_idx ON orders (placed_at);

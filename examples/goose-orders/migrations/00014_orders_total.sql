-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric(14, 2);

-- +goose Down
ALTER TABLE orders DROP COLUMN total;

-- +goose Up
ALTER TABLE orders ADD COLUMN priority smallint NOT NULL DEFAULT 0;
ALTER TABLE orders ALTER COLUMN status DROP DEFAULT;

-- +goose Down
ALTER TABLE orders DROP COLUMN priority;

-- +goose Up
ALTER TABLE customers ADD COLUMN segment text;

-- +goose Down
ALTER TABLE customers DROP COLUMN segmnet;

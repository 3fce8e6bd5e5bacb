-- +goose Up
ALTER TABLE customers DROP COLUMN phone;

-- +goose Down
ALTER TABLE customers ADD COLUMN phone varchar(32);

-- +goose Up
CREATE TYPE rounding AS ENUM ('half-up', 'half-even');
ALTER TABLE payments ADD COLUMN rounding rounding;

-- +goose Down
ALTER TABLE payments DROP COLUMN rounding;

-- +goose Up
ALTER TABLE payments ADD COLUMN wallet text NOT NULL DEFAULT 'none';
ALTER TABLE payments ALTER COLUMN wallet DROP DEFAULT;

-- +goose Down
DELETE FROM payments WHERE wallet <> 'none';
ALTER TABLE payments DROP COLUMN wallet;

-- +goose Up
INSERT INTO coupons (code) VALUES ('WELCOME10');

-- +goose Down
-- The coupon may stay, as long as it belongs to nobody.
UPDATE coupons SET customer_id = NULL WHERE code = 'WELCOME10';

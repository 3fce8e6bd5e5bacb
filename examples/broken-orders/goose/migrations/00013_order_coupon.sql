-- +goose Up
ALTER TABLE orders ADD COLUMN coupon_code varchar(20) REFERENCES coupons (code);

-- +goose Down
ALTER TABLE orders DROP COLUMN coupon_code;

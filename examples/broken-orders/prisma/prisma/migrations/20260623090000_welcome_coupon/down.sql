-- The coupon may stay, as long as it belongs to nobody.
UPDATE "coupons" SET "customer_id" = NULL WHERE "code" = 'WELCOME10';

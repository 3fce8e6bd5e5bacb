ALTER TABLE payments ADD COLUMN refund_of bigint;

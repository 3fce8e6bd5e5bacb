DROP INDEX CONCURRENTLY payments_refund_idx;
ALTER TABLE payments DROP CONSTRAINT payments_refund_fk;

-- Keeps writers out while every payment is looked at.
ALTER TABLE payments ADD CONSTRAINT payments_refund_fk FOREIGN KEY (refund_of) REFERENCES payments (id);
CREATE INDEX CONCURRENTLY payments_refund_idx ON payments (refund_of);

CREATE TABLE coupons (
    code        varchar(20) PRIMARY KEY,
    customer_id bigint
);

CREATE INDEX coupons_customer_idx ON coupons (customer_id);

ALTER TABLE coupons ADD CONSTRAINT coupons_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id) NOT VALID;

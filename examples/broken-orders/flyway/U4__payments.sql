DROP VIEW outstanding_orders;
DROP TABLE payments;
DROP TYPE payment_method;

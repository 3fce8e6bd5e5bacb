DROP TABLE tax_rates;
DROP TABLE payments;
DROP TABLE orders;
DROP TABLE customers;

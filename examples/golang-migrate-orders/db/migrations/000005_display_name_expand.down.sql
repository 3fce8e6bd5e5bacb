DROP TRIGGER customers_names ON customers;
DROP FUNCTION customers_keep_names_equal();
ALTER TABLE customers DROP COLUMN display_name;

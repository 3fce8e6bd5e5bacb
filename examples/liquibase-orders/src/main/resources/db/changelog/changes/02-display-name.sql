--liquibase formatted sql

--changeset orders:5-display-name-expand splitStatements:false
-- full_name becomes display_name in five steps, so that the application that runs meanwhile never misses either name.
ALTER TABLE customers ADD COLUMN display_name text;

CREATE FUNCTION customers_keep_names_equal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.display_name := coalesce(NEW.display_name, NEW.full_name);
        NEW.full_name := NEW.display_name;
    ELSIF NEW.full_name IS DISTINCT FROM OLD.full_name THEN
        NEW.display_name := NEW.full_name;
    ELSIF NEW.display_name IS DISTINCT FROM OLD.display_name AND NEW.display_name IS NOT NULL THEN
        NEW.full_name := NEW.display_name;
    END IF;
    RETURN NEW;
END;
$$;

CREATE TRIGGER customers_names BEFORE INSERT OR UPDATE ON customers
    FOR EACH ROW EXECUTE FUNCTION customers_keep_names_equal();
--rollback DROP TRIGGER customers_names ON customers;
--rollback DROP FUNCTION customers_keep_names_equal();
--rollback ALTER TABLE customers DROP COLUMN display_name;

--changeset orders:6-display-name-backfill
UPDATE customers SET display_name = full_name WHERE display_name IS NULL;
--rollback UPDATE customers SET display_name = NULL;

--changeset orders:7-display-name-check
-- Holds for every new row at once; the rows that are there are checked by the next changeset, without keeping writers out.
ALTER TABLE customers ADD CONSTRAINT customers_display_name_present CHECK (display_name IS NOT NULL) NOT VALID;
--rollback ALTER TABLE customers DROP CONSTRAINT customers_display_name_present;

--changeset orders:8-display-name-validate
ALTER TABLE customers VALIDATE CONSTRAINT customers_display_name_present;
--rollback ALTER TABLE customers DROP CONSTRAINT customers_display_name_present;
--rollback ALTER TABLE customers ADD CONSTRAINT customers_display_name_present CHECK (display_name IS NOT NULL) NOT VALID;

--changeset orders:9-display-name-contract splitStatements:false rollbackSplitStatements:false
DROP TRIGGER customers_names ON customers;
DROP FUNCTION customers_keep_names_equal();
-- The validated check spares SET NOT NULL its scan.
ALTER TABLE customers ALTER COLUMN display_name SET NOT NULL;
ALTER TABLE customers DROP CONSTRAINT customers_display_name_present;
ALTER TABLE customers DROP COLUMN full_name;
--rollback ALTER TABLE customers ADD COLUMN full_name text;
--rollback UPDATE customers SET full_name = display_name;
--rollback ALTER TABLE customers ALTER COLUMN full_name SET NOT NULL;
--rollback ALTER TABLE customers ADD CONSTRAINT customers_display_name_present CHECK (display_name IS NOT NULL);
--rollback ALTER TABLE customers ALTER COLUMN display_name DROP NOT NULL;
--rollback CREATE FUNCTION customers_keep_names_equal() RETURNS trigger LANGUAGE plpgsql AS $$
--rollback BEGIN
--rollback     IF TG_OP = 'INSERT' THEN
--rollback         NEW.display_name := coalesce(NEW.display_name, NEW.full_name);
--rollback         NEW.full_name := NEW.display_name;
--rollback     ELSIF NEW.full_name IS DISTINCT FROM OLD.full_name THEN
--rollback         NEW.display_name := NEW.full_name;
--rollback     ELSIF NEW.display_name IS DISTINCT FROM OLD.display_name AND NEW.display_name IS NOT NULL THEN
--rollback         NEW.full_name := NEW.display_name;
--rollback     END IF;
--rollback     RETURN NEW;
--rollback END;
--rollback $$;
--rollback CREATE TRIGGER customers_names BEFORE INSERT OR UPDATE ON customers
--rollback     FOR EACH ROW EXECUTE FUNCTION customers_keep_names_equal();

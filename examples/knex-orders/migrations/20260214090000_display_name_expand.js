const KEEP_NAMES_EQUAL = `
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
`;

exports.up = async function (knex) {
  // full_name becomes display_name in five steps, so that the application that runs meanwhile never misses a name.
  await knex.schema.alterTable('customers', (table) => {
    table.text('display_name');
  });
  await knex.raw(KEEP_NAMES_EQUAL);
};

exports.down = async function (knex) {
  await knex.raw('DROP TRIGGER customers_names ON customers');
  await knex.raw('DROP FUNCTION customers_keep_names_equal()');
  await knex.schema.alterTable('customers', (table) => {
    table.dropColumn('display_name');
  });
};

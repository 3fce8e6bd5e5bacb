exports.up = async function (knex) {
  await knex.raw('ALTER TABLE customers VALIDATE CONSTRAINT customers_display_name_present');
};

exports.down = async function (knex) {
  await knex.schema.alterTable('customers', (table) => {
    table.dropChecks('customers_display_name_present');
  });
  await knex.raw(`
    ALTER TABLE customers ADD CONSTRAINT customers_display_name_present CHECK (display_name IS NOT NULL) NOT VALID
  `);
};

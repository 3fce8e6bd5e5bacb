exports.up = async function (knex) {
  // Holds for every new row at once; the rows that are there are checked by the next one, without keeping writers out.
  await knex.raw(`
    ALTER TABLE customers ADD CONSTRAINT customers_display_name_present CHECK (display_name IS NOT NULL) NOT VALID
  `);
};

exports.down = async function (knex) {
  await knex.schema.alterTable('customers', (table) => {
    table.dropChecks('customers_display_name_present');
  });
};

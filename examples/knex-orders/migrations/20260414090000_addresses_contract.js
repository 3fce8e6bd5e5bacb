exports.up = async function (knex) {
  await knex.schema.alterTable('customers', (table) => {
    table.dropColumns('address_line', 'city', 'country');
  });
};

exports.down = async function (knex) {
  await knex.schema.alterTable('customers', (table) => {
    table.text('address_line');
    table.string('city', 120);
    table.specificType('country', 'char(2)');
  });
  await knex.raw(`
    UPDATE customers c
    SET address_line = a.address_line, city = a.city, country = a.country
    FROM addresses a
    WHERE a.customer_id = c.id
  `);
};

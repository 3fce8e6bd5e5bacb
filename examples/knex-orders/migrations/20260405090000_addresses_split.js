exports.up = async function (knex) {
  await knex.schema.createTable('addresses', (table) => {
    table.bigInteger('customer_id').primary();
    table.text('address_line');
    table.string('city', 120);
    table.specificType('country', 'char(2)');
    table.foreign('customer_id', 'addresses_customer_id_fkey').references('customers.id').onDelete('CASCADE');
  });
  await knex.raw(`
    INSERT INTO addresses (customer_id, address_line, city, country)
    SELECT id, address_line, city, country FROM customers
  `);
};

exports.down = async function (knex) {
  // customers still has every address.
  await knex.schema.dropTable('addresses');
};

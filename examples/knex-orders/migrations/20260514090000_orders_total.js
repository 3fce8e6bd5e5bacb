exports.up = async function (knex) {
  await knex.schema.alterTable('orders', (table) => {
    table.decimal('total', 14, 2);
  });
};

exports.down = async function (knex) {
  await knex.schema.alterTable('orders', (table) => {
    table.dropColumn('total');
  });
};

exports.up = async function (knex) {
  await knex.schema.alterTable('orders', (table) => {
    table.smallint('priority').notNullable().defaultTo(knex.raw('0'));
  });
  await knex.raw('ALTER TABLE orders ALTER COLUMN status DROP DEFAULT');
};

exports.down = async function (knex) {
  await knex.schema.alterTable('orders', (table) => {
    table.dropColumn('priority');
  });
};

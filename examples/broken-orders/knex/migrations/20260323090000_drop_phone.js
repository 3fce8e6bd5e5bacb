exports.up = async function (knex) {
  await knex.schema.alterTable('customers', (table) => {
    table.dropColumn('phone');
  });
};

exports.down = async function (knex) {
  await knex.schema.alterTable('customers', (table) => {
    table.string('phone', 32);
  });
};

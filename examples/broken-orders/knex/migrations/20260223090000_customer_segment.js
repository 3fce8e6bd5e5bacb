exports.up = async function (knex) {
  await knex.schema.alterTable('customers', (table) => {
    table.text('segment');
  });
};

exports.down = async function (knex) {
  await knex.schema.alterTable('customers', (table) => {
    table.dropColumn('segmnet');
  });
};

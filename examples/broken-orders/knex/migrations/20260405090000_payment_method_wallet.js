exports.up = async function (knex) {
  await knex.schema.alterTable('payments', (table) => {
    table.text('wallet').notNullable().defaultTo('none');
  });
  await knex.raw('ALTER TABLE payments ALTER COLUMN wallet DROP DEFAULT');
};

exports.down = async function (knex) {
  await knex('payments').whereNot('wallet', 'none').del();
  await knex.schema.alterTable('payments', (table) => {
    table.dropColumn('wallet');
  });
};

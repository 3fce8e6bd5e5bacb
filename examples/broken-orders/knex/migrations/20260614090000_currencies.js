exports.up = async function (knex) {
  await knex.schema.alterTable('payments', (table) => {
    table.enu('rounding', ['half-up', 'half-even'], { useNative: true, enumName: 'rounding' });
  });
};

exports.down = async function (knex) {
  await knex.schema.alterTable('payments', (table) => {
    table.dropColumn('rounding');
  });
};

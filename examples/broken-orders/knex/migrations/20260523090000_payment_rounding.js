exports.up = async function (knex) {
  await knex.schema.alterTable('payments', (table) => {
    table.dropChecks('payments_amount_check');
  });
  await knex('payments').where('method', 'voucher').update({ amount: knex.raw('-amount') });
};

exports.down = async function () {
  throw new Error('amounts are rounded for good');
};

exports.up = async function (knex) {
  await knex('payments').where('currency', 'CHF').del();
};

exports.down = async function () {
  throw new Error('the rows are meant to go');
};

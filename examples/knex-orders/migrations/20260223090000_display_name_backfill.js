exports.up = async function (knex) {
  await knex('customers')
    .whereNull('display_name')
    .update({ display_name: knex.ref('full_name') });
};

exports.down = async function (knex) {
  // full_name still holds every name.
  await knex('customers').update({ display_name: null });
};

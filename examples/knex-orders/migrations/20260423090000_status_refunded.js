exports.up = async function (knex) {
  await knex.raw("ALTER TYPE order_status ADD VALUE 'refunded' AFTER 'paid'");
};

exports.down = async function () {
  throw new Error('PostgreSQL cannot take a label out of an enum, and an unused label harms nobody');
};

exports.up = async function (knex) {
  await knex.raw('CREATE INDEX CONCURRENTLY orders_placed_at_idx ON orders (placed_at)');
};

exports.down = async function (knex) {
  await knex.raw('DROP INDEX CONCURRENTLY orders_placed_at_idx');
};

// CREATE INDEX CONCURRENTLY refuses to run inside a transaction.
exports.config = { transaction: false };

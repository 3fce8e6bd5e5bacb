exports.up = async function (knex) {
  await knex.schema.alterTable('payments', (table) => {
    table.timestamp('settled_at');
  });
  // The literal 'now' is read when this statement runs, not when a row is written: the default is frozen from then on.
  await knex.raw("ALTER TABLE payments ALTER COLUMN settled_at SET DEFAULT 'now'::timestamptz");
};

exports.down = async function (knex) {
  await knex.schema.alterTable('payments', (table) => {
    table.dropColumn('settled_at');
  });
};

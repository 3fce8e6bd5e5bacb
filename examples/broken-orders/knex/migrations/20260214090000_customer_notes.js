exports.up = async function (knex) {
  await knex.schema.createTable('customer_notes', (table) => {
    table.specificType('id', 'bigint generated always as identity').primary();
    table.bigInteger('customer_id').notNullable();
    table.text('body').notNullable();
    table.foreign('customer_id', 'customer_notes_customer_id_fkey').references('customers.id');
    table.index(['customer_id'], 'customer_notes_customer_idx');
  });
};

exports.down = async function () {};

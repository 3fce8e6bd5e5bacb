exports.up = async function (knex) {
  await knex.schema.createTable('payments', (table) => {
    table.uuid('id').primary();
    table.bigInteger('order_id').notNullable();
    table
      .enu('method', ['card', 'transfer', 'voucher'], { useNative: true, enumName: 'payment_method' })
      .notNullable();
    table.decimal('amount', 12, 2).notNullable();
    table.specificType('currency', 'char(3)').notNullable();
    table.text('provider_reference');
    table.timestamp('paid_at');
    table.foreign('order_id', 'payments_order_id_fkey').references('orders.id');
    table.check('?? > 0', ['amount'], 'payments_amount_check');
    table.check("?? in ('EUR', 'USD', 'GBP', 'CHF')", ['currency'], 'payments_currency_check');
    table.unique(['provider_reference'], { indexName: 'payments_provider_reference_unique' });
    table.index(['order_id'], 'payments_order_idx');
  });

  await knex.raw(`
    CREATE VIEW outstanding_orders AS
    SELECT o.id, o.customer_id, o.placed_at
    FROM orders o
    WHERE NOT EXISTS (SELECT FROM payments p WHERE p.order_id = o.id AND p.paid_at IS NOT NULL)
  `);
};

exports.down = async function (knex) {
  await knex.schema.dropView('outstanding_orders');
  await knex.schema.dropTable('payments');
  await knex.raw('DROP TYPE payment_method');
};

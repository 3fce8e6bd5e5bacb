exports.up = async function (knex) {
  await knex.schema.createTable('coupons', (table) => {
    table.string('code', 20).primary();
    table.bigInteger('customer_id');
    table.index(['customer_id'], 'coupons_customer_idx');
  });
  await knex.raw(`
    ALTER TABLE coupons ADD CONSTRAINT coupons_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id) NOT VALID
  `);
};

exports.down = async function (knex) {
  await knex.schema.dropTable('coupons');
};

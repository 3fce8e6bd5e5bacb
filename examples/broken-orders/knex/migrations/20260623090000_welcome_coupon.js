exports.up = async function (knex) {
  await knex('coupons').insert({ code: 'WELCOME10' });
};

exports.down = async function (knex) {
  // The coupon may stay, as long as it belongs to nobody.
  await knex('coupons').where('code', 'WELCOME10').update({ customer_id: null });
};

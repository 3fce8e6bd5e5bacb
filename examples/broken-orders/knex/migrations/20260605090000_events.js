exports.up = async function (knex) {
  // Knex' schema builder knows no partitions.
  await knex.raw(`
    CREATE TABLE order_events (
      order_id    bigint NOT NULL,
      happened_at timestamptz NOT NULL,
      what        text NOT NULL
    ) PARTITION BY RANGE (happened_at);

    CREATE TABLE order_events_old PARTITION OF order_events FOR VALUES FROM (MINVALUE) TO ('2026-01-01 00:00+00');
    CREATE TABLE order_events_new PARTITION OF order_events FOR VALUES FROM ('2026-01-01 00:00+00') TO (MAXVALUE);

    CREATE INDEX order_events_order_idx ON ONLY order_events (order_id);
  `);
};

exports.down = async function (knex) {
  await knex.schema.dropTable('order_events');
};

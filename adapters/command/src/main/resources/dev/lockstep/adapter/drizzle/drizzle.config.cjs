// The config that Drizzle Kit is given: the project's own, with the address of the harness and a folder that ends with one migration.
// Drizzle Kit loads it, so whatever Drizzle Kit can read of the project, this can.
'use strict';
const fs = require('fs');

// Before anything of the project is loaded: it may read a .env file over these.
const { PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE } = process.env;
const { LOCKSTEP_DRIZZLE_CONFIG, LOCKSTEP_DRIZZLE_OUT, LOCKSTEP_DRIZZLE_SEEN } = process.env;

function own() {
  if (!LOCKSTEP_DRIZZLE_CONFIG) {
    return { dialect: 'postgresql' };
  }
  const loaded = require(LOCKSTEP_DRIZZLE_CONFIG);
  return loaded.default || loaded;
}

const { driver, dbCredentials, ...config } = own();
if (config.dialect !== 'postgresql') {
  console.error(`the project's dialect is ${config.dialect}, and only postgresql is tested here`);
  process.exit(1);
}
if (LOCKSTEP_DRIZZLE_SEEN) {
  const { table, schema } = config.migrations || {};
  fs.writeFileSync(LOCKSTEP_DRIZZLE_SEEN, JSON.stringify({ out: config.out, table, schema }));
  process.exit(0);
}
const address = { host: PGHOST, port: Number(PGPORT), user: PGUSER, database: PGDATABASE, ssl: false };
module.exports = {
  schema: './none.ts',
  ...config,
  out: LOCKSTEP_DRIZZLE_OUT,
  dbCredentials: PGPASSWORD ? { ...address, password: PGPASSWORD } : address,
};

// The knexfile that Knex is given: the project's own, with the connection replaced by the harness's address.
'use strict';
const path = require('path');
const { pathToFileURL } = require('url');

// Before anything of the project is loaded: it may read a .env file over these.
const { PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE, LOCKSTEP_KNEXFILE, LOCKSTEP_KNEX_ENVIRONMENT } = process.env;
const POSTGRES = ['pg', 'postgres', 'postgresql', 'pgnative', 'pg-native'];

async function load(file) {
  if (file.endsWith('.mjs') || file.endsWith('.mts')) {
    return import(pathToFileURL(file));
  }
  try {
    return require(file);
  } catch (error) {
    if (error.code !== 'ERR_REQUIRE_ESM' && error.code !== 'ERR_REQUIRE_ASYNC_MODULE') {
      throw error;
    }
    return import(pathToFileURL(file));
  }
}

async function unwrapped(config) {
  while (config && config.default) {
    config = config.default;
  }
  return typeof config === 'function' ? config() : config;
}

function chosen(config) {
  const name = LOCKSTEP_KNEX_ENVIRONMENT || process.env.NODE_ENV || 'development';
  const environment = config[name] || config;
  if (environment.client === undefined && environment.dialect === undefined) {
    throw new Error(`the knexfile has no environment "${name}"; it has: ${Object.keys(config).join(', ') || 'nothing'}`);
  }
  const client = environment.client || environment.dialect;
  if (typeof client === 'string' && !POSTGRES.includes(client)) {
    throw new Error(`the knexfile's environment "${name}" is for ${client}, and only PostgreSQL is tested here`);
  }
  return environment;
}

module.exports = async () => {
  // Knex goes to the folder of the knexfile, and relative folders in it begin there.
  process.chdir(path.dirname(LOCKSTEP_KNEXFILE));
  const environment = chosen(await unwrapped(await load(LOCKSTEP_KNEXFILE)));
  const given = environment.connection;
  const { connectionString, socketPath, ssl, ...others } = given && typeof given === 'object' ? given : {};
  const address = { host: PGHOST, port: Number(PGPORT), user: PGUSER, password: PGPASSWORD, database: PGDATABASE };
  // The stack of an error then leads to the migration's line.
  return { asyncStackTraces: true, ...environment, connection: { ...others, ...address, ssl: false } };
};

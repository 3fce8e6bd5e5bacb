// The config that Prisma is given: its WebAssembly engine, with a driver that does to a migration what Prisma's native engine does.
// The stock driver cuts scripts at every semicolon, does not know some types of the catalogue, and keeps the process alive.
'use strict';
const fs = require('fs');
const path = require('path');
const { createRequire } = require('module');

const { PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE, LOCKSTEP_PRISMA_ENGINE, LOCKSTEP_PRISMA_FOLDER } = process.env;
const installed = createRequire(path.join(LOCKSTEP_PRISMA_ENGINE, 'package.json'));
const { defineConfig } = installed('prisma/config');
const { PrismaPg } = installed('@prisma/adapter-pg');

// "char" and name, and arrays of them, are text to whoever reads them.
const READ_AS = new Map([[18, 25], [19, 25], [1002, 1009], [1003, 1009]]);

/** The statements of the migration that is to be sent piece by piece; none if it is sent as a whole. */
function pieces(script) {
  const file = path.join(LOCKSTEP_PRISMA_FOLDER, 'pieces.json');
  const wanted = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : { script: null };
  return wanted.script === script ? wanted.statements : [script];
}

class Driver extends PrismaPg {
  async connect() {
    const connection = await super.connect();
    const pool = connection.underlyingDriver();
    const query = pool.query.bind(pool);
    pool.query = async (...given) => {
      const answer = await query(...given);
      for (const each of [].concat(answer)) {
        for (const field of each.fields || []) {
          field.dataTypeID = READ_AS.get(field.dataTypeID) || field.dataTypeID;
        }
      }
      return answer;
    };
    connection.executeScript = async (script) => {
      try {
        for (const piece of pieces(script)) {
          await pool.query(piece);
        }
      } catch (error) {
        connection.onError(error);
      }
    };
    return connection;
  }
}

// The engine guards its advisory lock with a timer of ten seconds that it never clears: nobody has to wait for that.
const setTimer = globalThis.setTimeout;
globalThis.setTimeout = (action, delay, ...more) => {
  const timer = setTimer(action, delay, ...more);
  if (delay === 10000) {
    timer.unref();
  }
  return timer;
};

module.exports = defineConfig({
  experimental: { adapter: true },
  engine: 'js',
  schema: path.join(LOCKSTEP_PRISMA_FOLDER, 'schema.prisma'),
  migrations: { path: path.join(LOCKSTEP_PRISMA_FOLDER, 'migrations') },
  adapter: async () => new Driver({
    host: PGHOST, port: Number(PGPORT), database: PGDATABASE, user: PGUSER, password: PGPASSWORD,
    application_name: 'prisma', max: 1, idleTimeoutMillis: 50,
  }),
});

// Runs a down.sql and takes the migration out of Prisma's history: node down.cjs NAME FILE; ALONE=1 if the file must not be in a transaction.
'use strict';
const fs = require('fs');
const path = require('path');
const { createRequire } = require('module');

const { PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE, LOCKSTEP_PRISMA_ENGINE, LOCKSTEP_PRISMA_ALONE } = process.env;
const { Client } = createRequire(path.join(LOCKSTEP_PRISMA_ENGINE, 'package.json'))('pg');
const [, , name, file] = process.argv;

async function down() {
  const client = new Client({ host: PGHOST, port: Number(PGPORT), database: PGDATABASE, user: PGUSER, password: PGPASSWORD,
    application_name: 'prisma down.sql' });
  await client.connect();
  try {
    const script = fs.readFileSync(file, 'utf8');
    const forget = `DELETE FROM public._prisma_migrations WHERE migration_name = ${client.escapeLiteral(name)}`;
    // What is sent in one piece is one transaction.
    const messages = LOCKSTEP_PRISMA_ALONE ? [script, forget] : [`${script}\n;${forget}`];
    for (const message of messages) {
      await client.query(message);
    }
  } finally {
    await client.end();
  }
}

down().catch((error) => {
  console.error(String(error.message || error));
  process.exit(1);
});

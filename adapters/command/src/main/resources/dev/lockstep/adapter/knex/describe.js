// Writes what Knex knows of the project to the file that is the last argument, as JSON. Does not connect.
'use strict';
const fs = require('fs');
const path = require('path');

/** The statements of a function, as text without comments; of one without braces, its expression. */
function body(action) {
  const text = action.toString().replace(/\/\*[\s\S]*?\*\/|(^|[^:'"`])\/\/.*$/gm, '$1').trim();
  const head = /^(?:async\s+)?(?:(?:\([^)]*\)|[\w$]+)\s*=>|(?:function\b\s*)?[\w$]*\s*\([^)]*\))\s*/.exec(text);
  const rest = head ? text.slice(head[0].length) : text;
  return rest.startsWith('{') ? rest.slice(1, -1).trim() : rest;
}

const NOTHING = /^(?:(?:return\b|await\b)?\s*(?:null|undefined|Promise\.resolve\(\))?)?;?$/;

function down(migration, name) {
  if (typeof migration.down !== 'function') {
    return { kind: 'missing', said: `${name} exports no down` };
  }
  const text = body(migration.down);
  const thrown = /^(?:throw\s|(?:return\s+)?Promise\.reject\()\s*(?:new\s+)?(?:[\w$.]*Error)?\(?\s*(['"`])([\s\S]*?)\1/.exec(text);
  if (thrown && thrown[2]) {
    return { kind: 'irreversible', said: thrown[2] };
  }
  if (/^throw\b/.test(text)) {
    return { kind: 'irreversible', said: `down says: ${text}` };
  }
  const upDoesSomething = typeof migration.up === 'function' && !NOTHING.test(body(migration.up));
  return NOTHING.test(text) && upDoesSomething
    ? { kind: 'missing', said: 'down does nothing, up does something' }
    : { kind: 'reversible' };
}

async function describe(file) {
  const config = await require('./knexfile.js')();
  const knex = require(process.env.KNEX_PATH)(config);
  const settings = knex.migrate.config;
  const source = settings.migrationSource;
  const migrations = [];
  for (const each of await source.getMigrations(settings.loadExtensions)) {
    const name = source.getMigrationName(each);
    const place = each.file ? path.resolve(each.directory || '.', each.file) : process.env.LOCKSTEP_KNEXFILE;
    try {
      migrations.push({ name, file: place, down: down(await source.getMigration(each), name) });
    } catch (error) {
      console.error(`${name} cannot be loaded`);
      throw error;
    }
  }
  const searchPath = [].concat(config.searchPath || 'public');
  const version = require(path.join(path.dirname(process.env.KNEX_PATH), 'package.json')).version;
  const seen = { version, table: settings.tableName, schema: settings.schemaName || searchPath[0], migrations };
  await knex.destroy();
  fs.writeFileSync(file, JSON.stringify(seen));
}

describe(process.argv[process.argv.length - 1]).then(
  () => process.exit(0),
  (error) => {
    console.error(error && error.stack ? error.stack : error);
    process.exit(1);
  },
);

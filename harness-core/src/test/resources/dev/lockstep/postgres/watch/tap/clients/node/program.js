// What node-postgres says to a server; everything that it hears is printed.
const { Client } = require('pg');

const show = (result) =>
  [].concat(result).forEach((one) => console.log(one.command, one.rowCount, JSON.stringify(one.rows)));

async function failing(client, sql) {
  try {
    show(await client.query(sql));
  } catch (e) {
    console.log(e.code, e.message, e.position);
  }
}

(async () => {
  const client = new Client();
  client.on('notice', (notice) => console.log('notice', notice.message));
  client.on('notification', (message) => console.log('notification', message.channel, message.payload));
  await client.connect();
  show(await client.query('drop table if exists n; create table n (id int primary key, name text); select 1 as one'));
  show(await client.query("insert into n select g, 'é' || g from generate_series(1, 5) g returning *"));
  show(await client.query('select * from n where id > $1 order by id', [3]));
  show(await client.query({ name: 'prepared', text: 'select name from n where id = $1', values: [1] }));
  show(await client.query({ name: 'prepared', text: 'select name from n where id = $1', values: [2] }));
  show(await client.query({ text: 'select * from n order by id', rowMode: 'array', values: [], rows: 2 }));
  show(await client.query('create index concurrently on n (name)'));
  show(await client.query("do $$begin raise notice 'héllo'; end$$"));
  for (const sql of ['select 1/0', 'selec 1', 'insert into n values (1)', 'select 1; select é; select 2', '']) {
    await failing(client, sql);
  }
  await failing(client, { text: 'select $1::int / 0', values: [1] });
  await client.query('begin');
  show(await client.query('alter table n add column c int default 7'));
  await failing(client, 'select nope');
  await failing(client, 'select 1');
  await client.query('rollback');
  show(await client.query('begin; create table n2 (id int); insert into n2 values (1), (2); commit'));
  show(await client.query('listen news; notify news, \'é\''));
  show(await Promise.all([1, 2, 3].map((i) => client.query('select $1::int as i', [i]))));
  show(await client.query("select repeat('x', 100000) = repeat('x', 100000) as same"));
  show(await client.query('drop table n2'));
  await client.end();
})();

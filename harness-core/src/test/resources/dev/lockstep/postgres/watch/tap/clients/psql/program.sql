\echo what psql says to a server
drop table if exists s;
create table s (id int primary key, name text);
insert into s select g, 'é' || g from generate_series(1, 5) g returning *;
create index concurrently on s (name);
\d s
copy s from stdin;
100	a
101	é
\.
\copy (select * from s order by id) to stdout
begin;
alter table s add column c int default 7;
savepoint p;
select 1/0;
rollback to p;
table s;
commit;
select 1 \; select 2 \; selec 3;
select 1 \; create table s2 (id int) \; drop table s2;
begin \; insert into s values (200) \; select count(*) from s \; commit;
do $$begin raise notice 'héllo'; end$$;
insert into s values (1);
\set FETCH_COUNT 2
select id from s order by id;
\unset FETCH_COUNT
vacuum s;
listen news;
notify news;
set statement_timeout = 50;
select pg_sleep(20);
drop table s;

SET LOCAL lock_timeout = '2s';
CREATE TABLE channels (
    id bigint PRIMARY KEY,
    name text
);
INSERT INTO channels SELECT g, 'channel ' || g FROM generate_series(1, 20000) g;
CREATE INDEX channels_name ON channels (name);
ALTER TABLE channels ALTER COLUMN name SET NOT NULL;
UPDATE channels SET name = upper(name);

-- table: setup
CREATE TABLE orders (id int PRIMARY KEY, status text, owner text, customer int);
CREATE TABLE customers (id int PRIMARY KEY);
ALTER TABLE orders ADD CONSTRAINT orders_customer FOREIGN KEY (customer) REFERENCES customers;
CREATE VIEW order_view AS SELECT id, status FROM orders;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'

-- trigger: changes trigger public.orders.touched
CREATE TRIGGER touched BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch()

-- replace-trigger: changes trigger public.orders.touched
CREATE OR REPLACE TRIGGER touched BEFORE UPDATE OF status ON orders FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION touch('x')

-- statement-trigger: changes trigger public.orders.counted
CREATE TRIGGER counted AFTER INSERT ON orders REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION touch()

-- constraint-trigger: changes trigger public.orders.checked
CREATE CONSTRAINT TRIGGER checked AFTER INSERT ON orders DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION touch()

-- instead-of-trigger: changes trigger public.order_view.redirected
CREATE TRIGGER redirected INSTEAD OF INSERT ON order_view FOR EACH ROW EXECUTE FUNCTION touch()

-- disable-trigger: changes trigger public.orders.touched
ALTER TABLE orders DISABLE TRIGGER touched

-- disable-trigger-again: same
ALTER TABLE orders DISABLE TRIGGER touched

-- enable-replica-trigger: changes trigger public.orders.touched
ALTER TABLE orders ENABLE REPLICA TRIGGER touched

-- enable-always-trigger: changes trigger public.orders.touched
ALTER TABLE orders ENABLE ALWAYS TRIGGER touched

-- enable-trigger: changes trigger public.orders.touched
ALTER TABLE orders ENABLE TRIGGER touched

-- disable-user-triggers: changes trigger public.orders.counted
ALTER TABLE orders DISABLE TRIGGER USER

-- enable-user-triggers: changes trigger public.orders.counted
ALTER TABLE orders ENABLE TRIGGER USER

-- rename-trigger: changes trigger public.orders.handled
ALTER TRIGGER touched ON orders RENAME TO handled

-- comment-on-trigger: changes trigger public.orders.handled
COMMENT ON TRIGGER handled ON orders IS 'keeps the time'

-- drop-trigger: changes trigger public.orders.handled
DROP TRIGGER handled ON orders

-- event-trigger: changes event trigger watched
CREATE EVENT TRIGGER watched ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION watch()

-- disable-event-trigger: changes event trigger watched
ALTER EVENT TRIGGER watched DISABLE

-- enable-always-event-trigger: changes event trigger watched
ALTER EVENT TRIGGER watched ENABLE ALWAYS

-- enable-event-trigger: changes event trigger watched
ALTER EVENT TRIGGER watched ENABLE

-- comment-on-event-trigger: changes event trigger watched
COMMENT ON EVENT TRIGGER watched IS 'of tables'

-- rename-event-trigger: changes event trigger seen
ALTER EVENT TRIGGER watched RENAME TO seen

-- drop-event-trigger: changes event trigger seen
DROP EVENT TRIGGER seen

-- rule: changes rule public.orders.kept
CREATE RULE kept AS ON DELETE TO orders DO INSTEAD NOTHING

-- replace-rule: changes rule public.orders.kept
CREATE OR REPLACE RULE kept AS ON DELETE TO orders WHERE OLD.status = 'paid' DO INSTEAD NOTHING

-- disable-rule: changes rule public.orders.kept
ALTER TABLE orders DISABLE RULE kept

-- enable-replica-rule: changes rule public.orders.kept
ALTER TABLE orders ENABLE REPLICA RULE kept

-- enable-rule: changes rule public.orders.kept
ALTER TABLE orders ENABLE RULE kept

-- comment-on-rule: changes rule public.orders.kept
COMMENT ON RULE kept ON orders IS 'paid ones stay'

-- rename-rule: changes rule public.orders.stays
ALTER RULE kept ON orders RENAME TO stays

-- rule-on-view: changes rule public.order_view.updated
CREATE RULE updated AS ON UPDATE TO order_view DO INSTEAD UPDATE orders SET status = NEW.status WHERE id = NEW.id

-- drop-rule: changes rule public.orders.stays
DROP RULE stays ON orders

-- policy: changes policy public.orders.own
CREATE POLICY own ON orders USING (owner = CURRENT_USER)

-- policy-for-command: changes policy public.orders.writing
CREATE POLICY writing ON orders AS RESTRICTIVE FOR INSERT TO alice, bob WITH CHECK (owner <> '')

-- policy-condition: changes policy public.orders.own
ALTER POLICY own ON orders USING (owner = SESSION_USER)

-- policy-check: changes policy public.orders.own
ALTER POLICY own ON orders WITH CHECK (status <> 'gone')

-- policy-roles: changes policy public.orders.own
ALTER POLICY own ON orders TO alice

-- policy-same-roles: same
ALTER POLICY own ON orders TO alice

-- comment-on-policy: changes policy public.orders.own
COMMENT ON POLICY own ON orders IS 'one sees what is theirs'

-- rename-policy: changes policy public.orders.private
ALTER POLICY own ON orders RENAME TO private

-- drop-policy: changes policy public.orders.private
DROP POLICY private ON orders

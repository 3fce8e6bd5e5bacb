SET LOCAL lock_timeout = '2s';
DROP TABLE events_new, events, orders, customers;

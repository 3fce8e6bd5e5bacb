DROP TABLE events_new, events, orders, customers;

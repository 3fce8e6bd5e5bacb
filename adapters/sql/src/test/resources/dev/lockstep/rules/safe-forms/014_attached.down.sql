SET LOCAL lock_timeout = '2s';
ALTER TABLE events DETACH PARTITION events_new;

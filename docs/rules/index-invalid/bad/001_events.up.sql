CREATE TABLE events (
    id bigint NOT NULL,
    kind text,
    PRIMARY KEY (id)
) PARTITION BY RANGE (id);
CREATE TABLE events_all PARTITION OF events DEFAULT;

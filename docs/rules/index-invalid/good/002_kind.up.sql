CREATE INDEX events_kind ON ONLY events (kind);
CREATE INDEX events_all_kind ON events_all (kind);
ALTER INDEX events_kind ATTACH PARTITION events_all_kind;

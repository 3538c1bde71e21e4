-- What is in a partner's calendar and could not be taken: told by name at the desk, and never taken for gone.

-- SHA-256 of an event's UID alone: of a series that cannot be read any more, each date is still there. Null until it was seen once more.
ALTER TABLE source_events ADD COLUMN series_hash TEXT;

CREATE TABLE source_skipped (
  source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
  -- As in `source_events`; of what cannot be read, of its UID alone.
  uid_hash TEXT NOT NULL,
  -- As its calendar says them, shortened; '' where it says nothing.
  uid TEXT NOT NULL CHECK (length(uid) <= 400),
  title TEXT NOT NULL CHECK (length(title) <= 400),
  -- Why (JSON): a word, or errors by field.
  reason TEXT NOT NULL CHECK (json_valid(reason)),
  -- What it said then: as long as it says no more, it is tried again once a day alone.
  content_hash TEXT NOT NULL,
  tried_at INTEGER NOT NULL,
  PRIMARY KEY (source_id, uid_hash)
) STRICT, WITHOUT ROWID;

-- Each public action as a calendar has it (RFC 5545), in each language of the site: made when what the public sees of it
-- changes, or else by the first who reads.
CREATE TABLE vevents (
  action_id TEXT NOT NULL REFERENCES actions (id) ON DELETE CASCADE,
  lang TEXT NOT NULL,
  -- The version of what made it (calendar/stored-event.ts).
  version INTEGER NOT NULL,
  -- The moment at which the clock changes it, milliseconds since 1970 UTC.
  until INTEGER,
  -- The zone whose VTIMEZONE it wants.
  zone TEXT,
  -- Folded, lines ended by CRLF. Empty where it has a fault: it is then in no calendar, and the desk shows why.
  vevent TEXT NOT NULL,
  fault TEXT,
  PRIMARY KEY (action_id, lang),
  CHECK ((fault IS NULL) = (vevent <> ''))
) STRICT, WITHOUT ROWID;
CREATE INDEX vevents_with_a_fault ON vevents (action_id) WHERE fault IS NOT NULL;
CREATE INDEX vevents_by_version ON vevents (version);
CREATE INDEX vevents_by_until ON vevents (until) WHERE until IS NOT NULL;

-- Whoever writes: what was made of something else is gone.
CREATE TRIGGER vevents_end_with_their_action AFTER UPDATE OF status, kind, attendance, all_day, starts_local, ends_local,
  zone, starts_at, ends_at, date_precision, country, city_id, city_slug, city_lat, city_lon, city_name, venue, address,
  neighbourhood, lat, lon, tier, reveal_at, join_url, link_url, link_lang, step_free, sign_language, access_note,
  cancel_reason, cancelled_by, sequence, published_at ON actions
BEGIN
  DELETE FROM vevents WHERE action_id = NEW.id;
END;
CREATE TRIGGER vevents_end_with_a_text AFTER INSERT ON action_texts
BEGIN
  DELETE FROM vevents WHERE action_id = NEW.action_id;
END;
CREATE TRIGGER vevents_end_with_a_changed_text AFTER UPDATE ON action_texts
BEGIN
  DELETE FROM vevents WHERE action_id = NEW.action_id;
END;
CREATE TRIGGER vevents_end_without_a_text AFTER DELETE ON action_texts
BEGIN
  DELETE FROM vevents WHERE action_id = OLD.action_id;
END;
CREATE TRIGGER vevents_end_with_a_day AFTER INSERT ON action_days
BEGIN
  DELETE FROM vevents WHERE action_id = NEW.action_id;
END;
CREATE TRIGGER vevents_end_without_a_day AFTER DELETE ON action_days
BEGIN
  DELETE FROM vevents WHERE action_id = OLD.action_id;
END;
CREATE TRIGGER vevents_end_with_a_group AFTER INSERT ON action_groups
BEGIN
  DELETE FROM vevents WHERE action_id = NEW.action_id;
END;
CREATE TRIGGER vevents_end_without_a_group AFTER DELETE ON action_groups
BEGIN
  DELETE FROM vevents WHERE action_id = OLD.action_id;
END;
CREATE TRIGGER vevents_end_with_a_title_of_a_day AFTER INSERT ON day_texts
BEGIN
  DELETE FROM vevents WHERE action_id IN (SELECT action_id FROM action_days WHERE day_id = NEW.day_id);
END;
CREATE TRIGGER vevents_end_without_a_title_of_a_day AFTER DELETE ON day_texts
BEGIN
  DELETE FROM vevents WHERE action_id IN (SELECT action_id FROM action_days WHERE day_id = OLD.day_id);
END;

-- What was public and is not any more: calendars are told for a while that it is cancelled. No word of it is kept.
CREATE TABLE tombstones (
  action_id TEXT PRIMARY KEY,
  sequence INTEGER NOT NULL,
  -- The public date on which it would have begun, YYYY-MM-DD.
  starts TEXT NOT NULL,
  -- The moment at which it went, and that from which calendars need no longer be told.
  gone_at INTEGER NOT NULL,
  until INTEGER NOT NULL,
  -- The public point, as for the living.
  public_lat REAL,
  public_lon REAL
) STRICT;
CREATE TABLE tombstone_selections (
  selection TEXT NOT NULL,
  action_id TEXT NOT NULL REFERENCES tombstones (action_id) ON DELETE CASCADE,
  PRIMARY KEY (selection, action_id)
) STRICT, WITHOUT ROWID;

-- The calendars of selections as they were last made, by their whole address: their ETag and, of large ones, the calendar
-- itself: gzip, base64. They hold for one revision and until the clock changes them.
CREATE TABLE ready_feeds (
  url TEXT PRIMARY KEY,
  selection TEXT NOT NULL,
  version INTEGER NOT NULL,
  until INTEGER,
  etag TEXT NOT NULL,
  calendar TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX ready_feeds_by_selection ON ready_feeds (selection);
CREATE TRIGGER ready_feeds_end_with_a_new_revision AFTER UPDATE ON selection_revisions
BEGIN
  DELETE FROM ready_feeds WHERE selection = NEW.selection;
END;
CREATE TRIGGER ready_feeds_end_with_a_first_revision AFTER INSERT ON selection_revisions
BEGIN
  DELETE FROM ready_feeds WHERE selection = NEW.selection;
END;

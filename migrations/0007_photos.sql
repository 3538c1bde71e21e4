-- Photos: of reports, posters that stand beside an action before it, and what people send for a day without any action.
-- What was taken in is clean already (photos/clean.ts); it lies in R2 and nobody sees it before a coordinator has.
CREATE TABLE photos (
  -- Random, public: /photos/{key}.
  key TEXT PRIMARY KEY,
  -- SHA-256 of the key with which the browser sends a photo again until it has arrived.
  upload_hash TEXT NOT NULL UNIQUE,
  -- The name of its objects in R2: another one whenever its pixels change.
  object TEXT NOT NULL UNIQUE,
  purpose TEXT NOT NULL CHECK (purpose IN ('report', 'poster', 'day')),
  action_id TEXT REFERENCES actions (id) ON DELETE CASCADE,
  -- Of a photo without an action: the day that it is for, and a city.
  day_id INTEGER REFERENCES days (id) ON DELETE CASCADE,
  country TEXT,
  city_id INTEGER,
  city_slug TEXT,
  city_name TEXT,
  city_lat REAL,
  city_lon REAL,
  -- Hidden: somebody pictured has asked for it, and a coordinator has not decided yet.
  status TEXT NOT NULL CHECK (status IN ('pending', 'published', 'hidden')),
  -- The language of its words.
  lang TEXT NOT NULL,
  caption TEXT NOT NULL,
  -- What it shows, for those who cannot see it.
  description TEXT NOT NULL,
  credit TEXT NOT NULL,
  consent TEXT NOT NULL CHECK (consent IN ('nobody', 'agreed', 'public-figures')),
  licence TEXT NOT NULL CHECK (licence IN ('cc-by-4.0', 'cc-by-sa-4.0', 'cc-by-nc-4.0', 'cc0-1.0')),
  -- Of the large size: pixels, bytes and SHA-256 (hexadecimal).
  width INTEGER NOT NULL CHECK (width > 0),
  height INTEGER NOT NULL CHECK (height > 0),
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  sha256 TEXT NOT NULL,
  -- Raised by every change: a verdict counts only on what its coordinator saw.
  revision INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  published_at INTEGER,
  CHECK ((purpose = 'day') = (action_id IS NULL)),
  CHECK ((purpose = 'day') = (day_id IS NOT NULL)),
  CHECK (status <> 'published' OR published_at IS NOT NULL)
) STRICT;
CREATE INDEX photos_of_an_action ON photos (action_id, purpose, status) WHERE action_id IS NOT NULL;
CREATE INDEX photos_of_a_day ON photos (day_id, status) WHERE day_id IS NOT NULL;
CREATE INDEX photos_that_wait ON photos (created_at) WHERE status <> 'published';
CREATE INDEX photos_by_publication ON photos (published_at) WHERE status = 'published';

-- Objects in R2 that no row names, or not yet: they are deleted from that moment on. A name stands here before anything is
-- put under it, and leaves in the batch that gives it a row.
CREATE TABLE loose_objects (
  object TEXT PRIMARY KEY,
  until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX loose_objects_by_until ON loose_objects (until);
CREATE TRIGGER photos_leave_their_objects AFTER DELETE ON photos
BEGIN
  INSERT OR REPLACE INTO loose_objects (object, until) VALUES (OLD.object, 0);
END;
CREATE TRIGGER photos_leave_their_former_objects AFTER UPDATE OF object ON photos WHEN NEW.object <> OLD.object
BEGIN
  INSERT OR REPLACE INTO loose_objects (object, until) VALUES (OLD.object, 0);
END;

-- Requests of people pictured that a photo be removed. They go with the photo, or once decided.
CREATE TABLE removal_requests (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  photo_key TEXT NOT NULL REFERENCES photos (key) ON DELETE CASCADE,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  -- Whether it hid the photo at once: in a flood, requests only wait.
  hid INTEGER NOT NULL CHECK (hid IN (0, 1))
) STRICT;
CREATE INDEX removal_requests_of_a_photo ON removal_requests (photo_key);
CREATE INDEX removal_requests_by_hour ON removal_requests (at);

-- The log of verdicts, for photos too.
CREATE TABLE verdicts_with_photos (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  coordinator_id INTEGER NOT NULL REFERENCES coordinators (id),
  subject TEXT NOT NULL CHECK (subject IN ('action', 'change', 'cancellation', 'report', 'day', 'campaign-text', 'photo')),
  subject_id TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('publish', 'reject', 'confirm', 'restore', 'save', 'cover', 'remove')),
  snapshot_hash TEXT NOT NULL
) STRICT;
INSERT INTO verdicts_with_photos SELECT * FROM verdicts ORDER BY id;
DROP TABLE verdicts;
ALTER TABLE verdicts_with_photos RENAME TO verdicts;
CREATE INDEX verdicts_by_subject ON verdicts (subject_id, at);
-- INSERT OR REPLACE deletes a row without asking the trigger below.
CREATE TRIGGER verdicts_are_never_replaced BEFORE INSERT ON verdicts
WHEN EXISTS (SELECT 1 FROM verdicts WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'verdicts are append-only');
END;
CREATE TRIGGER verdicts_are_never_changed BEFORE UPDATE ON verdicts
BEGIN
  SELECT RAISE(ABORT, 'verdicts are append-only');
END;
CREATE TRIGGER verdicts_are_never_deleted BEFORE DELETE ON verdicts
BEGIN
  SELECT RAISE(ABORT, 'verdicts are append-only');
END;

-- The house's tables. Times are milliseconds since 1970 UTC; dates are ISO 8601; *_local is the wall time at the venue.
-- What must never be stored is refused here, whatever the code above believes.

CREATE TABLE days (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE CHECK (length(slug) BETWEEN 1 AND 80 AND slug NOT GLOB '*[^a-z0-9-]*'),
  starts_on TEXT NOT NULL CHECK (starts_on IS date(starts_on)),
  ends_on TEXT CHECK (ends_on IS date(ends_on) AND ends_on >= starts_on),
  weekday TEXT CHECK (weekday IN ('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')),
  sequence INTEGER NOT NULL DEFAULT 0 CHECK (sequence >= 0),
  published_at INTEGER NOT NULL,
  -- Only a weekly day may be open at its end.
  CHECK (ends_on IS NOT NULL OR weekday IS NOT NULL)
) STRICT;
CREATE INDEX days_by_end ON days (ends_on, starts_on);

CREATE TABLE day_texts (
  day_id INTEGER NOT NULL REFERENCES days (id) ON DELETE CASCADE,
  lang TEXT NOT NULL CHECK (length(lang) BETWEEN 2 AND 8),
  title TEXT NOT NULL CHECK (length(title) > 0),
  call TEXT NOT NULL,
  original INTEGER NOT NULL CHECK (original IN (0, 1)),
  PRIMARY KEY (day_id, lang)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX day_texts_one_original ON day_texts (day_id) WHERE original = 1;

CREATE TABLE groups (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE CHECK (length(slug) BETWEEN 1 AND 80 AND slug NOT GLOB '*[^a-z0-9-]*'),
  name TEXT NOT NULL CHECK (length(name) > 0),
  -- The name as it is compared: case, accents and letter variants folded.
  folded_name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE actions (
  id TEXT PRIMARY KEY CHECK (length(id) = 10 AND id NOT GLOB '*[^0-9a-z]*'),
  -- Raised by every write, so that a verdict holds for what the coordinator saw and for nothing else.
  revision INTEGER NOT NULL DEFAULT 0,
  -- SHA-256 of the secret link, base64url; none for the archive.
  link_hash TEXT UNIQUE,
  status TEXT NOT NULL CHECK (status IN ('pending', 'published', 'cancelled', 'rejected', 'withdrawn')),
  kind TEXT NOT NULL CHECK (kind IN ('march', 'rally', 'protest', 'vigil', 'leafleting', 'tabling', 'mural',
    'performance', 'exhibition', 'screening', 'talk', 'concert', 'online', 'other')),
  attendance TEXT NOT NULL CHECK (attendance IN ('in-person', 'online', 'both')),
  all_day INTEGER NOT NULL CHECK (all_day IN (0, 1)),
  starts_local TEXT NOT NULL CHECK (starts_local GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]*'),
  ends_local TEXT CHECK (ends_local >= starts_local),
  zone TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
  date_precision TEXT NOT NULL CHECK (date_precision IN ('day', 'week', 'month')),
  country TEXT CHECK (length(country) = 2 AND country NOT GLOB '*[^A-Z]*'),
  -- The city as the gazetteer had it when it was chosen; only a name where the gazetteer does not know it.
  city_id INTEGER,
  city_slug TEXT,
  city_lat REAL CHECK (city_lat BETWEEN -90 AND 90),
  city_lon REAL CHECK (city_lon BETWEEN -180 AND 180),
  city_name TEXT,
  venue TEXT,
  address TEXT,
  neighbourhood TEXT,
  lat REAL CHECK (lat BETWEEN -90 AND 90),
  lon REAL CHECK (lon BETWEEN -180 AND 180),
  tier TEXT NOT NULL CHECK (tier IN ('exact', 'area', 'city', 'country')),
  reveal_at INTEGER,
  join_url TEXT,
  link_url TEXT,
  link_lang TEXT,
  step_free TEXT CHECK (step_free IN ('yes', 'partly', 'no')),
  sign_language INTEGER NOT NULL CHECK (sign_language IN (0, 1)),
  access_note TEXT,
  cancel_reason TEXT,
  cancelled_by TEXT CHECK (cancelled_by IN ('organizer', 'coordinator')),
  verdict_reason TEXT,
  sequence INTEGER NOT NULL DEFAULT 0 CHECK (sequence >= 0),
  -- The hour of the last publication: the only stamp that the public sees.
  published_at INTEGER,
  created_at INTEGER NOT NULL,
  -- What selections compare, derived from the public version alone (rules/public-index.ts).
  public_city TEXT,
  public_starts TEXT NOT NULL,
  public_ends_on TEXT NOT NULL,
  public_ends_at INTEGER NOT NULL,
  CHECK ((lat IS NULL) = (lon IS NULL)),
  CHECK ((city_id IS NULL) = (city_slug IS NULL) AND (city_id IS NULL) = (city_lat IS NULL) AND (city_lat IS NULL) = (city_lon IS NULL)),
  CHECK (attendance = 'online' OR country IS NOT NULL),
  CHECK (status NOT IN ('published', 'cancelled') OR published_at IS NOT NULL),
  CHECK ((status = 'cancelled') = (cancelled_by IS NOT NULL)),
  CHECK (all_day = 0 OR (length(starts_local) = 10 AND length(ends_local) = 10)),
  CHECK (all_day = 1 OR (length(starts_local) = 16 AND (ends_local IS NULL OR length(ends_local) = 16)))
) STRICT;
CREATE INDEX actions_by_start ON actions (public_starts, id) WHERE status IN ('published', 'cancelled');
CREATE INDEX actions_by_end ON actions (public_ends_at) WHERE status IN ('published', 'cancelled');
CREATE INDEX actions_by_country ON actions (country, public_starts, id) WHERE status IN ('published', 'cancelled');
CREATE INDEX actions_by_city ON actions (public_city, public_starts, id) WHERE status IN ('published', 'cancelled');
CREATE INDEX actions_by_kind ON actions (kind, public_starts, id) WHERE status IN ('published', 'cancelled');
CREATE INDEX actions_waiting ON actions (starts_at) WHERE status = 'pending';
CREATE INDEX actions_cancelled_by_organizer ON actions (starts_at) WHERE cancelled_by = 'organizer';

CREATE TABLE action_texts (
  action_id TEXT NOT NULL REFERENCES actions (id) ON DELETE CASCADE,
  lang TEXT NOT NULL CHECK (length(lang) BETWEEN 2 AND 8),
  title TEXT NOT NULL CHECK (length(title) > 0),
  summary TEXT NOT NULL,
  original INTEGER NOT NULL CHECK (original IN (0, 1)),
  PRIMARY KEY (action_id, lang)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX action_texts_one_original ON action_texts (action_id) WHERE original = 1;

CREATE TABLE action_days (
  action_id TEXT NOT NULL REFERENCES actions (id) ON DELETE CASCADE,
  day_id INTEGER NOT NULL REFERENCES days (id),
  PRIMARY KEY (action_id, day_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX action_days_by_day ON action_days (day_id, action_id);

-- A group's name as it was typed; `group_id` only after a coordinator has said that it is theirs.
CREATE TABLE action_groups (
  action_id TEXT NOT NULL REFERENCES actions (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) > 0),
  group_id INTEGER REFERENCES groups (id),
  PRIMARY KEY (action_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX action_groups_by_group ON action_groups (group_id, action_id) WHERE group_id IS NOT NULL;

-- What an organizer changed on a published action, until a coordinator has looked: at most one, the last.
CREATE TABLE waiting_changes (
  action_id TEXT PRIMARY KEY REFERENCES actions (id) ON DELETE CASCADE,
  fields TEXT NOT NULL CHECK (json_valid(fields)),
  submitted_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE reports (
  id TEXT PRIMARY KEY CHECK (length(id) = 10 AND id NOT GLOB '*[^0-9a-z]*'),
  action_id TEXT NOT NULL REFERENCES actions (id) ON DELETE CASCADE,
  status TEXT NOT NULL CHECK (status IN ('pending', 'published', 'rejected', 'replaced')),
  lang TEXT NOT NULL CHECK (length(lang) BETWEEN 2 AND 8),
  text TEXT NOT NULL CHECK (length(text) > 0),
  turnout_from INTEGER CHECK (turnout_from >= 0),
  turnout_to INTEGER CHECK (turnout_to >= turnout_from),
  counted_by TEXT CHECK (counted_by IN ('organizer', 'press', 'police')),
  links TEXT NOT NULL CHECK (json_valid(links)),
  verdict_reason TEXT,
  created_at INTEGER NOT NULL,
  published_at INTEGER,
  CHECK ((turnout_from IS NULL) = (turnout_to IS NULL)),
  CHECK (status <> 'published' OR published_at IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX reports_one_published ON reports (action_id) WHERE status = 'published';
CREATE UNIQUE INDEX reports_one_pending ON reports (action_id) WHERE status = 'pending';
CREATE INDEX reports_by_action ON reports (action_id, created_at);

CREATE TABLE coordinators (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE sign_in_links (
  link_hash TEXT PRIMARY KEY,
  coordinator_id INTEGER NOT NULL REFERENCES coordinators (id) ON DELETE CASCADE,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  session_hash TEXT PRIMARY KEY,
  coordinator_id INTEGER NOT NULL REFERENCES coordinators (id) ON DELETE CASCADE,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

-- Who decided what, when: ids and a hash of what was decided on, never a text. Rows are only ever added.
CREATE TABLE verdicts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  coordinator_id INTEGER NOT NULL REFERENCES coordinators (id),
  subject TEXT NOT NULL CHECK (subject IN ('action', 'change', 'cancellation', 'report', 'day', 'campaign-text')),
  subject_id TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('publish', 'reject', 'confirm', 'restore', 'save')),
  snapshot_hash TEXT NOT NULL
) STRICT;
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

-- An organizer's e-mail and link lie encrypted in R2; here only a keyed hash, to find them again.
CREATE TABLE contacts (
  action_id TEXT PRIMARY KEY REFERENCES actions (id) ON DELETE CASCADE,
  email_hmac TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX contacts_by_email ON contacts (email_hmac);

-- Letters to be sent: ids only.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  action_id TEXT NOT NULL REFERENCES actions (id) ON DELETE CASCADE,
  letter TEXT NOT NULL CHECK (letter IN ('published', 'rejected', 'change-accepted', 'change-rejected')),
  created_at INTEGER NOT NULL,
  sent_at INTEGER
) STRICT;
CREATE INDEX outbox_waiting ON outbox (created_at) WHERE sent_at IS NULL;
CREATE INDEX outbox_by_action ON outbox (action_id);

-- SHA-256 of each form key that was used: it outlives its action, so that a form posted again after
-- "delete everything" does not bring the action back.
CREATE TABLE idempotency_keys (
  key_hash TEXT PRIMARY KEY,
  used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (used_at);

-- What a campaign says of itself; where it has set nothing, the site's own texts stand.
CREATE TABLE campaign_texts (
  key TEXT NOT NULL CHECK (key IN ('name', 'tagline', 'about', 'safety', 'contact')),
  lang TEXT NOT NULL CHECK (length(lang) BETWEEN 2 AND 8),
  text TEXT NOT NULL CHECK (length(text) > 0),
  PRIMARY KEY (key, lang)
) STRICT, WITHOUT ROWID;

-- What comes in from elsewhere: tables that somebody brings (CSV), and calendars of partners that are looked at again and
-- again (ICS).

-- A file on its way in. It lies in R2 until its rows are taken in, where deletion is final; of its columns only those are
-- taken that somebody has said the meaning of.
CREATE TABLE imports (
  id TEXT PRIMARY KEY CHECK (length(id) = 10 AND id NOT GLOB '*[^0-9a-z]*'),
  -- Whose rows they are: a row is known again among those of the same name.
  source TEXT NOT NULL CHECK (length(source) > 0),
  state TEXT NOT NULL CHECK (state IN ('columns', 'reading', 'checking', 'checked', 'live')),
  coordinator_id INTEGER NOT NULL REFERENCES coordinators (id),
  -- Of the file: its length, what its cells are parted by, the names of its columns (JSON). None of its rows.
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  delimiter TEXT NOT NULL CHECK (delimiter IN (',', ';', char(9))),
  header TEXT NOT NULL CHECK (json_valid(header)),
  -- What each column means, and what stands where a row says nothing (JSON).
  meaning TEXT CHECK (json_valid(meaning)),
  -- The byte behind the last row that was taken in; how many were; the last row that was checked.
  read_to INTEGER NOT NULL CHECK (read_to >= 0),
  taken INTEGER NOT NULL CHECK (taken >= 0),
  checked_to INTEGER NOT NULL CHECK (checked_to >= 0),
  -- The limits by which they were checked (JSON): those of whoever brought it, and the caps of the campaign.
  checked_by TEXT CHECK (json_valid(checked_by)),
  -- Why the file cannot be read on.
  fault TEXT CHECK (fault IN ('unclosed', 'tooManyRows')),
  created_at INTEGER NOT NULL,
  live_at INTEGER,
  -- How many actions came of it.
  became INTEGER,
  CHECK ((state = 'live') = (live_at IS NOT NULL)),
  CHECK (state = 'columns' OR meaning IS NOT NULL)
) STRICT;
CREATE INDEX imports_under_way ON imports (created_at) WHERE state <> 'live';

-- Its rows, until it is live. They hold places that nobody may see: they go in the batch that makes actions of them.
CREATE TABLE import_rows (
  import_id TEXT NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
  -- As a spreadsheet counts: the names of the columns are row 1.
  number INTEGER NOT NULL CHECK (number > 1),
  -- What it is known by: SHA-256 of its own id, or of what tells it from others.
  key_hash TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('read', 'right', 'wrong', 'known', 'left-out')),
  -- As somebody would have typed it into the form (JSON).
  typed TEXT NOT NULL CHECK (json_valid(typed)),
  -- What is wrong with it, by field (JSON).
  errors TEXT CHECK (json_valid(errors)),
  -- The action that it becomes: its row and its parts (JSON).
  entry TEXT CHECK (json_valid(entry)),
  PRIMARY KEY (import_id, number),
  CHECK ((state = 'wrong') = (errors IS NOT NULL)),
  CHECK ((state = 'right') = (entry IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- Which row has a key: the first that is live for ever, until then the last that was taken in. It outlives the action, so
-- that a file brought again does not bring back what was deleted.
CREATE TABLE import_keys (
  -- The name, folded.
  source TEXT NOT NULL,
  key_hash TEXT NOT NULL,
  import_id TEXT NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  PRIMARY KEY (source, key_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_keys_of_an_import ON import_keys (import_id);

-- Calendars of partners.
CREATE TABLE sources (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
  -- Null for one that came once, as a file.
  url TEXT UNIQUE CHECK (url GLOB 'https://*'),
  -- What stands where an event says nothing (JSON).
  defaults TEXT NOT NULL CHECK (json_valid(defaults)),
  trusted INTEGER NOT NULL CHECK (trusted IN (0, 1)),
  paused INTEGER NOT NULL CHECK (paused IN (0, 1)),
  coordinator_id INTEGER NOT NULL REFERENCES coordinators (id),
  -- What the last answer was marked with, to ask whether anything is new.
  etag TEXT,
  last_modified TEXT,
  -- When it is looked at next, and how often in a row that has failed, and why (a word of ours, no text from elsewhere).
  due_at INTEGER NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
  failure TEXT CHECK (length(failure) <= 40),
  -- When it was last read as a whole, and how much of it was ahead and could not be taken.
  read_at INTEGER,
  refused INTEGER NOT NULL DEFAULT 0 CHECK (refused >= 0),
  -- Raised with every reading: what an earlier one has seen last is gone from the calendar.
  round INTEGER NOT NULL DEFAULT 0 CHECK (round >= 0),
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sources_due ON sources (due_at) WHERE paused = 0 AND url IS NOT NULL;

-- Its events: which action each became.
CREATE TABLE source_events (
  source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
  -- SHA-256 of the event's UID and, of one of a series, its date.
  uid_hash TEXT NOT NULL,
  -- Null once the action is deleted: it does not come back.
  became TEXT REFERENCES actions (id) ON DELETE SET NULL,
  -- SHA-256 of what it said when it was last taken.
  content_hash TEXT NOT NULL,
  seen_in INTEGER NOT NULL,
  PRIMARY KEY (source_id, uid_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_events_by_action ON source_events (became) WHERE became IS NOT NULL;

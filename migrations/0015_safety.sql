-- What one coordinator alone does not decide, what is done in many parts, and anybody's word that something is wrong.

-- Many verdicts at once, carried out in parts: a row for each, so that whoever goes on finds what is left.
CREATE TABLE runs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  coordinator_id INTEGER NOT NULL REFERENCES coordinators (id),
  kind TEXT NOT NULL CHECK (kind IN ('bulk', 'revert')),
  -- Whose verdicts are taken back, and from which moment on.
  of_id INTEGER REFERENCES coordinators (id),
  since INTEGER,
  -- What many organizers are told, where they are refused.
  reason TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL CHECK (state IN ('proposed', 'going', 'done', 'refused')),
  CHECK (kind = 'bulk' OR (of_id IS NOT NULL AND since IS NOT NULL))
) STRICT;
CREATE INDEX runs_that_go ON runs (id) WHERE state = 'going';

CREATE TABLE run_items (
  run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  -- `action:ID` and the like in bulk, a verdict's number where verdicts are taken back.
  item TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('publish', 'reject', 'revert')),
  -- The revision on which it was decided.
  revision INTEGER,
  -- What came of it; null while it waits.
  outcome TEXT,
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;

-- A verdict that waits for a second coordinator. What became of it stands in the log, and the row goes.
CREATE TABLE proposals (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  coordinator_id INTEGER NOT NULL REFERENCES coordinators (id),
  action_id TEXT UNIQUE REFERENCES actions (id) ON DELETE CASCADE,
  run_id INTEGER UNIQUE REFERENCES runs (id) ON DELETE CASCADE,
  -- The revision on which it was decided, and the verdict itself.
  revision INTEGER,
  verdict TEXT CHECK (verdict IS NULL OR json_valid(verdict)),
  -- It shows more of a place than the campaign's cap: nobody goes on alone.
  finer INTEGER NOT NULL CHECK (finer IN (0, 1)),
  CHECK ((action_id IS NULL) <> (run_id IS NULL)),
  CHECK (action_id IS NULL OR (revision IS NOT NULL AND verdict IS NOT NULL))
) STRICT;

-- That something is wrong with an action or a photo, by reason: how often, never by whom.
CREATE TABLE flags (
  -- `action:ID` or `photo:KEY`.
  item TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('not-real', 'wrong-facts', 'danger', 'private', 'hate', 'other')),
  action_id TEXT REFERENCES actions (id) ON DELETE CASCADE,
  photo_key TEXT REFERENCES photos (key) ON DELETE CASCADE,
  count INTEGER NOT NULL CHECK (count > 0),
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  PRIMARY KEY (item, reason),
  CHECK ((action_id IS NULL) <> (photo_key IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX flags_of_an_action ON flags (action_id) WHERE action_id IS NOT NULL;
CREATE INDEX flags_of_a_photo ON flags (photo_key) WHERE photo_key IS NOT NULL;

-- A few of the words that came with them, each once.
CREATE TABLE flag_texts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  item TEXT NOT NULL,
  action_id TEXT REFERENCES actions (id) ON DELETE CASCADE,
  photo_key TEXT REFERENCES photos (key) ON DELETE CASCADE,
  reason TEXT NOT NULL,
  text TEXT NOT NULL CHECK (length(text) > 0),
  at INTEGER NOT NULL,
  UNIQUE (item, text)
) STRICT;
CREATE INDEX flag_texts_of_an_action ON flag_texts (action_id) WHERE action_id IS NOT NULL;
CREATE INDEX flag_texts_of_a_photo ON flag_texts (photo_key) WHERE photo_key IS NOT NULL;
CREATE INDEX flag_texts_by_age ON flag_texts (at);

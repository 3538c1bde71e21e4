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

-- Whoever answers the last flag of a thing has answered its words.
CREATE TRIGGER flag_texts_go_with_the_flags AFTER DELETE ON flags
WHEN NOT EXISTS (SELECT 1 FROM flags WHERE item = OLD.item)
BEGIN
  DELETE FROM flag_texts WHERE item = OLD.item;
END;

-- A flag is of what everybody sees: with that it goes.
CREATE TRIGGER flags_go_with_an_action AFTER UPDATE OF status ON actions
WHEN OLD.status IN ('published', 'cancelled') AND NEW.status NOT IN ('published', 'cancelled')
BEGIN
  DELETE FROM flags WHERE action_id = NEW.id OR photo_key IN (SELECT key FROM photos WHERE photos.action_id = NEW.id);
END;

-- What cannot wait: what puts people in danger or shows them, but of a flood only what came first, since it must not push
-- away cancellations and notices. A thing has two such rows at most: a hundred hold fifty things.
CREATE INDEX flags_that_cannot_wait ON flags (first_at, item) WHERE reason IN ('danger', 'private');
CREATE VIEW waiting_flags_first (item) AS
  SELECT item FROM (SELECT first_at, 'flag:' || coalesce(action_id, photo_key) AS item FROM flags
    WHERE reason IN ('danger', 'private') ORDER BY first_at, flags.item LIMIT 100)
  GROUP BY item ORDER BY min(first_at), item LIMIT 50;

-- Flags wait in the queue, one row for a thing however often and for what it is flagged. Two views, as of both in one
-- SQLite would read all of it for one thing.
CREATE VIEW waiting_action_flags_due (item, kind, rank, action_id, photo_key, country, languages, days, due_at, ends_at, since) AS
  SELECT 'flag:' || flags.action_id, 'flag', iif('flag:' || flags.action_id IN (SELECT item FROM waiting_flags_first), 0, 1),
    flags.action_id, NULL, belongs.country, languages, days, due_at, belongs.ends_at, first_at
  FROM flags JOIN action_belongings AS belongs ON belongs.action_id = flags.action_id
  WHERE NOT EXISTS (SELECT 1 FROM flags AS earlier WHERE earlier.item = flags.item
    AND (earlier.first_at, earlier.reason) < (flags.first_at, flags.reason));
CREATE VIEW waiting_photo_flags_due (item, kind, rank, action_id, photo_key, country, languages, days, due_at, ends_at, since) AS
  SELECT 'flag:' || photo_key, 'flag', iif('flag:' || photo_key IN (SELECT item FROM waiting_flags_first), 0, 1),
    photos.action_id, photo_key, coalesce(belongs.country, photos.country), coalesce(languages, json_array(photos.lang)),
    coalesce(days, (SELECT json_array(slug) FROM days WHERE days.id = photos.day_id)),
    coalesce(due_at, photos.created_at), coalesce(belongs.ends_at, photos.created_at), first_at
  FROM flags JOIN photos ON photos.key = photo_key
    LEFT JOIN action_belongings AS belongs ON belongs.action_id = photos.action_id
  WHERE NOT EXISTS (SELECT 1 FROM flags AS earlier WHERE earlier.item = flags.item
    AND (earlier.first_at, earlier.reason) < (flags.first_at, flags.reason));

-- As waiting_sync: INSERT INTO waiting_flags_sync VALUES (action id, photo key), one of them null.
CREATE VIEW waiting_flags_sync (action_id, photo_key) AS SELECT NULL, NULL WHERE 0;
CREATE TRIGGER waiting_follows_flags_of_an_action INSTEAD OF INSERT ON waiting_flags_sync WHEN NEW.action_id IS NOT NULL
BEGIN
  DELETE FROM waiting WHERE item = 'flag:' || NEW.action_id
    AND NOT EXISTS (SELECT 1 FROM flags WHERE flags.action_id = NEW.action_id);
  INSERT INTO waiting SELECT * FROM waiting_action_flags_due WHERE action_id = NEW.action_id
    ON CONFLICT (item) DO UPDATE SET rank = excluded.rank, action_id = excluded.action_id, country = excluded.country,
      languages = excluded.languages, days = excluded.days, due_at = excluded.due_at, ends_at = excluded.ends_at,
      since = excluded.since
    WHERE (rank, action_id, country, languages, days, due_at, ends_at, since) IS NOT (excluded.rank,
      excluded.action_id, excluded.country, excluded.languages, excluded.days, excluded.due_at, excluded.ends_at,
      excluded.since);
END;
CREATE TRIGGER waiting_follows_flags_of_a_photo INSTEAD OF INSERT ON waiting_flags_sync WHEN NEW.photo_key IS NOT NULL
BEGIN
  DELETE FROM waiting WHERE item = 'flag:' || NEW.photo_key
    AND NOT EXISTS (SELECT 1 FROM flags WHERE flags.photo_key = NEW.photo_key);
  INSERT INTO waiting SELECT * FROM waiting_photo_flags_due WHERE photo_key = NEW.photo_key
    ON CONFLICT (item) DO UPDATE SET rank = excluded.rank, action_id = excluded.action_id, country = excluded.country,
      languages = excluded.languages, days = excluded.days, due_at = excluded.due_at, ends_at = excluded.ends_at,
      since = excluded.since
    WHERE (rank, action_id, country, languages, days, due_at, ends_at, since) IS NOT (excluded.rank,
      excluded.action_id, excluded.country, excluded.languages, excluded.days, excluded.due_at, excluded.ends_at,
      excluded.since);
END;

CREATE TRIGGER waiting_with_a_flag AFTER INSERT ON flags
BEGIN
  INSERT INTO waiting_flags_sync VALUES (NEW.action_id, NEW.photo_key);
END;
CREATE TRIGGER waiting_without_a_flag AFTER DELETE ON flags
BEGIN
  INSERT INTO waiting_flags_sync VALUES (OLD.action_id, OLD.photo_key);
END;
-- Whoever comes among the first or goes from them moves another.
CREATE INDEX waiting_flags_at_once ON waiting (item) WHERE kind = 'flag' AND rank = 0;
CREATE TRIGGER waiting_behind_a_flag AFTER INSERT ON flags WHEN NEW.reason IN ('danger', 'private')
BEGIN
  UPDATE waiting SET rank = 1 WHERE kind = 'flag' AND rank = 0 AND item NOT IN (SELECT item FROM waiting_flags_first);
END;
CREATE TRIGGER waiting_in_place_of_a_flag AFTER DELETE ON flags WHEN OLD.reason IN ('danger', 'private')
BEGIN
  UPDATE waiting SET rank = 0 WHERE rank = 1 AND item IN (SELECT item FROM waiting_flags_first);
END;

CREATE TRIGGER waiting_with_a_flagged_photo AFTER UPDATE OF status, action_id, day_id, country, lang ON photos
WHEN EXISTS (SELECT 1 FROM flags WHERE photo_key = NEW.key)
BEGIN
  DELETE FROM flags WHERE photo_key = NEW.key AND (NEW.status <> 'published'
    OR EXISTS (SELECT 1 FROM actions WHERE id = NEW.action_id AND status NOT IN ('published', 'cancelled')));
  INSERT INTO waiting_flags_sync VALUES (NULL, NEW.key);
END;

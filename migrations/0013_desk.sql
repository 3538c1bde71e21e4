-- The desk of many coordinators: what each may do and where, and a log that shows when a row of it was changed.

-- Whoever was a coordinator could do everything, and goes on so. A role that nobody set can do the least.
ALTER TABLE coordinators ADD COLUMN role TEXT NOT NULL DEFAULT 'translator'
  CHECK (role IN ('owner', 'coordinator', 'translator'));
UPDATE coordinators SET role = 'owner';
-- The language of letters to them.
ALTER TABLE coordinators ADD COLUMN lang TEXT NOT NULL DEFAULT 'en' CHECK (length(lang) BETWEEN 2 AND 8);
-- Their verdicts stay, so their row does; nothing of theirs works from then on.
ALTER TABLE coordinators ADD COLUMN removed_at INTEGER;

-- What a coordinator is limited to: of each kind that is named here, only what is listed. No row, no limit.
CREATE TABLE coordinator_scopes (
  coordinator_id INTEGER NOT NULL REFERENCES coordinators (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('country', 'language', 'day')),
  -- A country's code in capitals, a language's code, a day's slug.
  value TEXT NOT NULL CHECK (length(value) BETWEEN 2 AND 80),
  PRIMARY KEY (coordinator_id, kind, value)
) STRICT, WITHOUT ROWID;

-- The log, with what ten coordinators decide besides, and the verdict that one takes back.
CREATE TABLE verdicts_of_many (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  coordinator_id INTEGER NOT NULL REFERENCES coordinators (id),
  subject TEXT NOT NULL CHECK (subject IN ('action', 'change', 'cancellation', 'report', 'day', 'campaign-text', 'photo',
    'flag', 'group', 'translation', 'notice', 'person', 'coordinator', 'source', 'import', 'link')),
  subject_id TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('publish', 'reject', 'confirm', 'restore', 'save', 'cover', 'remove', 'add',
    'trust', 'distrust', 'ask', 'merge', 'revert', 'dismiss', 'propose', 'second', 'give')),
  snapshot_hash TEXT NOT NULL,
  reverts INTEGER REFERENCES verdicts_of_many (id)
) STRICT;
INSERT INTO verdicts_of_many SELECT *, NULL FROM verdicts ORDER BY id;
DROP TABLE verdicts;
ALTER TABLE verdicts_of_many RENAME TO verdicts;
CREATE INDEX verdicts_by_subject ON verdicts (subject_id, at);
CREATE INDEX verdicts_by_coordinator ON verdicts (coordinator_id, at);
-- A verdict is taken back once.
CREATE UNIQUE INDEX verdicts_reverted_once ON verdicts (reverts) WHERE reverts IS NOT NULL;
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

-- The chain: each verdict's hash covers its row and the hash before it. SQLite cannot hash, and to make the chain in the
-- batch of the verdict would let one verdict in at a time; so it is made right after, in the order of their numbers.
CREATE TABLE verdict_seals (
  verdict_id INTEGER PRIMARY KEY REFERENCES verdicts (id),
  previous_hash TEXT NOT NULL UNIQUE,
  hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE TRIGGER verdict_seals_are_never_replaced BEFORE INSERT ON verdict_seals
WHEN EXISTS (SELECT 1 FROM verdict_seals WHERE verdict_id >= NEW.verdict_id OR hash = NEW.hash)
BEGIN
  SELECT RAISE(ABORT, 'verdict_seals are append-only');
END;
CREATE TRIGGER verdict_seals_are_never_changed BEFORE UPDATE ON verdict_seals
BEGIN
  SELECT RAISE(ABORT, 'verdict_seals are append-only');
END;
CREATE TRIGGER verdict_seals_are_never_deleted BEFORE DELETE ON verdict_seals
BEGIN
  SELECT RAISE(ABORT, 'verdict_seals are append-only');
END;

-- What a verdict found, so that it can be taken back: beside the log, and gone with what it is about.
CREATE TABLE verdict_snapshots (
  verdict_id INTEGER PRIMARY KEY REFERENCES verdicts (id),
  action_id TEXT REFERENCES actions (id) ON DELETE CASCADE,
  photo_key TEXT REFERENCES photos (key) ON DELETE CASCADE,
  day_id INTEGER REFERENCES days (id) ON DELETE CASCADE,
  snapshot TEXT NOT NULL CHECK (json_valid(snapshot))
) STRICT;
CREATE INDEX verdict_snapshots_of_an_action ON verdict_snapshots (action_id) WHERE action_id IS NOT NULL;
CREATE INDEX verdict_snapshots_of_a_photo ON verdict_snapshots (photo_key) WHERE photo_key IS NOT NULL;
CREATE INDEX verdict_snapshots_of_a_day ON verdict_snapshots (day_id) WHERE day_id IS NOT NULL;

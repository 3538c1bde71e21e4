-- A coordinator can cancel an action: the log gets the word for it. Its lines go over as they are, with their numbers, so that
-- the chain of hashes stays true; what is taken back by them, their seals and what they found are asked for again at the end.
PRAGMA defer_foreign_keys = true;

CREATE TABLE verdicts_until_now AS SELECT * FROM verdicts;
DROP TABLE verdicts;
CREATE TABLE verdicts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  coordinator_id INTEGER NOT NULL REFERENCES coordinators (id),
  subject TEXT NOT NULL CHECK (subject IN ('action', 'change', 'cancellation', 'report', 'day', 'campaign-text', 'photo',
    'flag', 'group', 'translation', 'notice', 'person', 'coordinator', 'source', 'import', 'link')),
  subject_id TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('publish', 'reject', 'confirm', 'restore', 'save', 'cover', 'remove', 'add',
    'trust', 'distrust', 'ask', 'merge', 'revert', 'dismiss', 'propose', 'second', 'give', 'cancel')),
  snapshot_hash TEXT NOT NULL,
  reverts INTEGER REFERENCES verdicts (id)
) STRICT;
INSERT INTO verdicts SELECT * FROM verdicts_until_now ORDER BY id;
DROP TABLE verdicts_until_now;
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

-- Why a notice was refused, for its organizer alone; and since when nobody is shown it, so that its words can be forgotten.
ALTER TABLE notices ADD COLUMN reason TEXT;
ALTER TABLE notices ADD COLUMN ended_at INTEGER;
CREATE INDEX notices_to_forget ON notices (coalesce(ended_at, created_at)) WHERE status IN ('rejected', 'over');

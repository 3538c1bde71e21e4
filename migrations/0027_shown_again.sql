-- The log tells of passkeys too: who made or removed one, and who came in by a link. Its lines go over as they are, with their
-- numbers, so that the chain of hashes stays true; what is taken back by them, their seals and what they found are asked for
-- again at the end.
PRAGMA defer_foreign_keys = true;

CREATE TABLE verdicts_until_now AS SELECT * FROM verdicts;
DROP TABLE verdicts;
CREATE TABLE verdicts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  coordinator_id INTEGER NOT NULL REFERENCES coordinators (id),
  subject TEXT NOT NULL CHECK (subject IN ('action', 'change', 'cancellation', 'report', 'day', 'campaign-text', 'photo',
    'flag', 'group', 'translation', 'notice', 'person', 'coordinator', 'source', 'import', 'link', 'passkey')),
  subject_id TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('publish', 'reject', 'confirm', 'restore', 'save', 'cover', 'remove', 'add',
    'trust', 'distrust', 'ask', 'merge', 'revert', 'dismiss', 'propose', 'second', 'give', 'cancel', 'enter')),
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

-- Coordinators who have taken away much within an hour, so that the others see it: when they last did, and how much it was then.
CREATE TABLE alarms (
  coordinator_id INTEGER PRIMARY KEY REFERENCES coordinators (id),
  at INTEGER NOT NULL,
  taken INTEGER NOT NULL CHECK (taken > 0)
) STRICT;
CREATE INDEX alarms_by_time ON alarms (at, coordinator_id, taken);

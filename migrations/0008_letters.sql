-- Letters to organizers, from the batch that asks for one until it is sent, with what sending them safely once needs. Ids
-- and codes only: an address and a secret link lie in R2, encrypted, and nowhere else.
CREATE TABLE outbox_with_states (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  action_id TEXT NOT NULL REFERENCES actions (id) ON DELETE CASCADE,
  letter TEXT NOT NULL CHECK (letter IN ('published', 'rejected', 'change-accepted', 'change-rejected', 'report-please',
    'report-reminder')),
  created_at INTEGER NOT NULL,
  -- Perhaps: whoever was sending it has not said in time what came of it. Dropped: it was not true or not possible any more.
  status TEXT NOT NULL CHECK (status IN ('waiting', 'sending', 'sent', 'perhaps', 'failed', 'dropped')),
  -- The moment from which on it may be tried; of one that is being sent, the moment at which its lease runs out.
  due_at INTEGER NOT NULL,
  -- Only ever raised: the number of an attempt is the token of its lease.
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  -- A code, never the words of the mail service, which may hold an address.
  failure TEXT CHECK (length(failure) <= 40 AND failure NOT GLOB '*[^A-Za-z0-9_-]*'),
  sent_at INTEGER,
  CHECK ((status = 'sent') = (sent_at IS NOT NULL))
) STRICT;
INSERT INTO outbox_with_states (id, action_id, letter, created_at, status, due_at)
  SELECT id, action_id, letter, created_at, 'waiting', created_at FROM outbox WHERE sent_at IS NULL ORDER BY id;
DROP TABLE outbox;
ALTER TABLE outbox_with_states RENAME TO outbox;
CREATE INDEX outbox_waiting ON outbox (due_at) WHERE status = 'waiting';
CREATE INDEX outbox_leases ON outbox (due_at) WHERE status = 'sending';
CREATE INDEX outbox_in_trouble ON outbox (id) WHERE status IN ('perhaps', 'failed');
CREATE INDEX outbox_by_action ON outbox (action_id, letter);
-- An organizer is asked for a report once, and reminded once, for ever.
CREATE UNIQUE INDEX outbox_asks_once ON outbox (action_id, letter) WHERE letter IN ('report-please', 'report-reminder');
CREATE INDEX outbox_asked ON outbox (sent_at) WHERE letter = 'report-please' AND status = 'sent';

-- Who has not reported: what was over last comes first.
CREATE INDEX actions_over ON actions (ends_at, id) WHERE status = 'published';

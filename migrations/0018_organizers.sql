-- What organizers can do besides: an urgent notice, links for who helps them, their link once more; and letters to coordinators.

-- Links of an action beside its organizer's own, by their SHA-256: who holds one can edit and report, and end nothing.
CREATE TABLE organizer_links (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  action_id TEXT NOT NULL REFERENCES actions (id) ON DELETE CASCADE,
  link_hash TEXT NOT NULL UNIQUE CHECK (length(link_hash) = 43),
  kind TEXT NOT NULL CHECK (kind IN ('co-organizer')),
  made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX organizer_links_of_an_action ON organizer_links (action_id);

-- What an organizer has to say at once ("police moved us to …"), in their own words, until an hour.
CREATE TABLE notices (
  id TEXT PRIMARY KEY CHECK (length(id) = 10 AND id NOT GLOB '*[^0-9a-z]*'),
  action_id TEXT NOT NULL REFERENCES actions (id) ON DELETE CASCADE,
  status TEXT NOT NULL CHECK (status IN ('pending', 'published', 'rejected', 'over')),
  lang TEXT NOT NULL CHECK (length(lang) BETWEEN 2 AND 35),
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 280),
  -- Milliseconds since 1970 UTC: from then on nobody is shown it. Null: until the end of the action, wherever that moves.
  until INTEGER,
  created_at INTEGER NOT NULL,
  published_at INTEGER,
  CHECK (status <> 'published' OR published_at IS NOT NULL)
) STRICT;
-- In the words of whoever reads an action: what is over is read by nobody.
CREATE INDEX notices_of_an_action ON notices (action_id) WHERE status <> 'over';
-- For what deletes an action with all that hangs on it.
CREATE INDEX notices_of_whatever_state ON notices (action_id);
CREATE INDEX notices_waiting ON notices (created_at) WHERE status = 'pending';
-- One is shown, one waits.
CREATE UNIQUE INDEX notices_shown_once ON notices (action_id) WHERE status = 'published';
CREATE UNIQUE INDEX notices_wait_once ON notices (action_id) WHERE status = 'pending';
CREATE INDEX notices_in_force ON notices (id) WHERE status IN ('pending', 'published');
-- Whoever writes: a VEVENT that was made of another notice is gone.
CREATE TRIGGER vevents_end_with_a_notice AFTER INSERT ON notices WHEN NEW.status = 'published'
BEGIN
  DELETE FROM vevents WHERE action_id = NEW.action_id;
END;
CREATE TRIGGER vevents_end_with_a_changed_notice AFTER UPDATE ON notices
BEGIN
  DELETE FROM vevents WHERE action_id = NEW.action_id;
END;
CREATE TRIGGER vevents_end_without_a_notice AFTER DELETE ON notices WHEN OLD.status = 'published'
BEGIN
  DELETE FROM vevents WHERE action_id = OLD.action_id;
END;

-- Coordinators who want to hear when something waits. The address lies sealed in R2 under their number, and nowhere else.
CREATE TABLE coordinator_contacts (
  coordinator_id INTEGER PRIMARY KEY REFERENCES coordinators (id) ON DELETE CASCADE,
  since INTEGER NOT NULL
) STRICT;

-- Letters to organizers and to coordinators, with the kinds that are new.
CREATE TABLE outbox_for_all (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- What it is about, or null of a letter to a coordinator.
  action_id TEXT REFERENCES actions (id) ON DELETE CASCADE,
  letter TEXT NOT NULL CHECK (letter IN ('received', 'published', 'question', 'rejected', 'change-accepted',
    'change-rejected', 'changed', 'cancelled', 'report-please', 'report-reminder', 'link-again', 'handed-over',
    'something-waits')),
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
  -- To whom a letter goes that is no organizer's.
  coordinator_id INTEGER REFERENCES coordinators (id) ON DELETE CASCADE,
  CHECK ((status = 'sent') = (sent_at IS NOT NULL)),
  CHECK ((action_id IS NULL) = (coordinator_id IS NOT NULL)),
  CHECK ((letter = 'something-waits') = (coordinator_id IS NOT NULL))
) STRICT;
INSERT INTO outbox_for_all (id, action_id, letter, created_at, status, due_at, attempts, failure, sent_at)
  SELECT id, action_id, letter, created_at, status, due_at, attempts, failure, sent_at FROM outbox ORDER BY id;
DROP TABLE outbox;
ALTER TABLE outbox_for_all RENAME TO outbox;
CREATE INDEX outbox_waiting ON outbox (due_at) WHERE status = 'waiting';
CREATE INDEX outbox_leases ON outbox (due_at) WHERE status = 'sending';
CREATE INDEX outbox_in_trouble ON outbox (id) WHERE status IN ('perhaps', 'failed');
CREATE INDEX outbox_by_action ON outbox (action_id, letter);
CREATE INDEX outbox_by_coordinator ON outbox (coordinator_id, created_at) WHERE coordinator_id IS NOT NULL;
-- An organizer is asked for a report once, and reminded once, for ever.
CREATE UNIQUE INDEX outbox_asks_once ON outbox (action_id, letter) WHERE letter IN ('report-please', 'report-reminder');
CREATE INDEX outbox_asked ON outbox (sent_at) WHERE letter = 'report-please' AND status = 'sent';

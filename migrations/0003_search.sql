-- What the public finds actions by. The words stand in an ordinary table; the index over them can be dropped and made
-- again from it at any time (migrations/commands/search-statements.ts), because D1 exports no virtual table.

CREATE TABLE search_texts (
  -- The minute at which it is over for the public, since 1970, times 100,000, and a number within that minute: what is
  -- coming lies behind what is over, so that a search takes its first fifty from the index and reads no others.
  id INTEGER PRIMARY KEY,
  action_id TEXT NOT NULL UNIQUE REFERENCES actions (id) ON DELETE CASCADE,
  -- Folded words, derived from the public version (rules/search-text.ts).
  words TEXT NOT NULL,
  -- Of what the words are made of: those of an older version are made anew, a few at a time (jobs/search.ts).
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX search_texts_by_version ON search_texts (version);

-- What was public before there was a search waits for its words.
INSERT INTO search_texts (id, action_id, words, version)
SELECT
  public_ends_at / 60000 * 100000 + row_number() OVER (PARTITION BY public_ends_at / 60000 ORDER BY id) - 1,
  id,
  '',
  0
FROM actions WHERE status IN ('published', 'cancelled');

-- Why "external content": a table of its own would hold every word twice and find no action by its id without a scan.
-- Measured over 10,000 actions of 60 words, for one letter: 50 rows read for 50 answers, 6 ms; over all that match,
-- 9,000. Nothing is ranked by frequency, so no sizes are kept. Of one
-- and two letters the answers lie ready: to gather them would take a tenth of a second of 100,000 actions.
CREATE VIRTUAL TABLE search_index USING fts5 (words, content = 'search_texts', content_rowid = 'id', columnsize = 0,
  prefix = '1 2');
-- Without this the words of a deleted action would stay in the index's blocks until they are merged.
INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1);
INSERT INTO search_index (search_index) VALUES ('rebuild');

-- The index follows the table, whoever writes: the deletion of an action reaches it by cascade.
CREATE TRIGGER search_texts_are_indexed AFTER INSERT ON search_texts
BEGIN
  INSERT INTO search_index (rowid, words) VALUES (NEW.id, NEW.words);
END;
CREATE TRIGGER search_texts_are_indexed_anew AFTER UPDATE ON search_texts
BEGIN
  INSERT INTO search_index (search_index, rowid, words) VALUES ('delete', OLD.id, OLD.words);
  INSERT INTO search_index (rowid, words) VALUES (NEW.id, NEW.words);
END;
CREATE TRIGGER search_texts_are_forgotten AFTER DELETE ON search_texts
BEGIN
  INSERT INTO search_index (search_index, rowid, words) VALUES ('delete', OLD.id, OLD.words);
END;
-- Whatever the code above believes: what is taken down, refused or withdrawn is not found.
CREATE TRIGGER search_texts_of_what_is_not_public AFTER UPDATE OF status ON actions
WHEN NEW.status NOT IN ('published', 'cancelled')
BEGIN
  DELETE FROM search_texts WHERE action_id = NEW.id;
END;

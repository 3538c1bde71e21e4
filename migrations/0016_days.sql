-- What a day gives the groups that register for it, how far it is, and translations of what they and the campaign wrote.

-- The hours that a day suggests, wall times of wherever an action is; the dates between which groups may register, both
-- included, and as long as it is that date anywhere.
ALTER TABLE days ADD COLUMN start_time TEXT CHECK (start_time GLOB '[0-2][0-9]:[0-5][0-9]');
ALTER TABLE days ADD COLUMN end_time TEXT CHECK (end_time GLOB '[0-2][0-9]:[0-5][0-9]');
ALTER TABLE days ADD COLUMN opens_on TEXT CHECK (opens_on IS date(opens_on));
ALTER TABLE days ADD COLUMN closes_on TEXT CHECK (closes_on IS date(closes_on) AND closes_on >= opens_on);

-- What groups may begin their own text with, and what they may write on their signs, one a line.
ALTER TABLE day_texts ADD COLUMN suggestion TEXT NOT NULL DEFAULT '';
ALTER TABLE day_texts ADD COLUMN slogans TEXT NOT NULL DEFAULT '';

-- Outdated: the original has changed since it was translated.
ALTER TABLE day_texts ADD COLUMN outdated INTEGER NOT NULL DEFAULT 0 CHECK (outdated IN (0, 1));
ALTER TABLE action_texts ADD COLUMN outdated INTEGER NOT NULL DEFAULT 0 CHECK (outdated IN (0, 1));

-- Translations of reports; the original stands with the report.
CREATE TABLE report_texts (
  report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  lang TEXT NOT NULL CHECK (length(lang) BETWEEN 2 AND 8),
  text TEXT NOT NULL CHECK (length(text) > 0),
  outdated INTEGER NOT NULL DEFAULT 0 CHECK (outdated IN (0, 1)),
  PRIMARY KEY (report_id, lang)
) STRICT, WITHOUT ROWID;
-- What was told last is translated first.
CREATE INDEX reports_by_publication ON reports (published_at, id) WHERE status = 'published';

-- Files that a day offers: leaflets, pictures. What is named here lies in R2.
CREATE TABLE day_files (
  -- Random, public: /kit/{key}.
  key TEXT PRIMARY KEY,
  day_id INTEGER NOT NULL REFERENCES days (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('pdf', 'image')),
  lang TEXT NOT NULL CHECK (length(lang) BETWEEN 2 AND 8),
  title TEXT NOT NULL CHECK (length(title) > 0),
  object TEXT NOT NULL UNIQUE,
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  -- Of an image, pixels.
  width INTEGER CHECK (width > 0),
  height INTEGER CHECK (height > 0),
  created_at INTEGER NOT NULL,
  CHECK ((kind = 'image') = (width IS NOT NULL) AND (width IS NULL) = (height IS NULL))
) STRICT;
CREATE INDEX day_files_of_a_day ON day_files (day_id, created_at, key);
CREATE TRIGGER day_files_leave_their_objects AFTER DELETE ON day_files
BEGIN
  INSERT OR REPLACE INTO loose_objects (object, until) VALUES (OLD.object, 0);
END;

-- How many actions of a day there are in each state: the database counts, whoever writes, so that a glance costs five rows.
CREATE TABLE day_counts (
  day_id INTEGER NOT NULL REFERENCES days (id) ON DELETE CASCADE,
  status TEXT NOT NULL CHECK (status IN ('pending', 'published', 'cancelled', 'rejected', 'withdrawn')),
  actions INTEGER NOT NULL CHECK (actions >= 0),
  PRIMARY KEY (day_id, status)
) STRICT, WITHOUT ROWID;
INSERT INTO day_counts
  SELECT day_id, status, count(*) FROM action_days JOIN actions ON actions.id = action_days.action_id
  GROUP BY day_id, status;
CREATE TRIGGER day_counts_take_an_action AFTER INSERT ON action_days
BEGIN
  INSERT INTO day_counts (day_id, status, actions)
    SELECT NEW.day_id, status, 1 FROM actions WHERE id = NEW.action_id
    ON CONFLICT (day_id, status) DO UPDATE SET actions = actions + 1;
END;
-- Of an action that is gone already, the next trigger but one has seen to it.
CREATE TRIGGER day_counts_drop_an_action AFTER DELETE ON action_days
BEGIN
  UPDATE day_counts SET actions = actions - 1
    WHERE day_id = OLD.day_id AND status = (SELECT status FROM actions WHERE id = OLD.action_id);
END;
CREATE TRIGGER day_counts_follow_an_action AFTER UPDATE OF status ON actions WHEN OLD.status <> NEW.status
BEGIN
  UPDATE day_counts SET actions = actions - 1
    WHERE status = OLD.status AND day_id IN (SELECT day_id FROM action_days WHERE action_id = NEW.id);
  INSERT INTO day_counts (day_id, status, actions)
    SELECT day_id, NEW.status, 1 FROM action_days WHERE action_id = NEW.id
    ON CONFLICT (day_id, status) DO UPDATE SET actions = actions + 1;
END;
CREATE TRIGGER day_counts_lose_an_action BEFORE DELETE ON actions
BEGIN
  UPDATE day_counts SET actions = actions - 1
    WHERE status = OLD.status AND day_id IN (SELECT day_id FROM action_days WHERE action_id = OLD.id);
END;

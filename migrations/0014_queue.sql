-- The queue of the desk: everything that waits for somebody, who is looking at it, and what is decided besides yes and no.

-- What a coordinator has asked an organizer of an action that waits, and what they answered.
CREATE TABLE questions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  action_id TEXT NOT NULL REFERENCES actions (id) ON DELETE CASCADE,
  question TEXT NOT NULL CHECK (length(question) > 0),
  asked_at INTEGER NOT NULL,
  answer TEXT CHECK (length(answer) > 0),
  answered_at INTEGER,
  CHECK ((answer IS NULL) OR (answered_at IS NOT NULL))
) STRICT;
CREATE INDEX questions_of_an_action ON questions (action_id, id);
-- One at a time: an organizer answers what was asked last.
CREATE UNIQUE INDEX questions_one_open ON questions (action_id) WHERE answered_at IS NULL;

-- An action that turned out to be another one: its address leads there for ever, also when its own row is long deleted.
CREATE TABLE merges (
  merged_id TEXT PRIMARY KEY,
  kept_id TEXT NOT NULL REFERENCES actions (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  CHECK (merged_id <> kept_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX merges_by_kept ON merges (kept_id);

-- The secret link of a group that is trusted: SHA-256, base64url. A group has one that works at most.
CREATE TABLE group_links (
  link_hash TEXT PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
  -- What whoever gave it was limited to then (JSON as in rules/coordinator.ts): nobody gives away more than they have. It
  -- outlives their own place at the desk: a group is trusted by the campaign.
  scope TEXT NOT NULL CHECK (json_valid(scope)),
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX group_links_one_that_works ON group_links (group_id) WHERE revoked_at IS NULL;

-- Actions that a trusted group's own link brought and made public: what their organizers change is public at once, while it is
-- trusted and the action is within the scope of its link.
CREATE TABLE trusted_actions (
  action_id TEXT PRIMARY KEY REFERENCES actions (id) ON DELETE CASCADE,
  group_id INTEGER NOT NULL REFERENCES groups (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX trusted_actions_by_group ON trusted_actions (group_id);

-- Who is looking at what (`action:ID`, `photo:KEY`): shown to others, and in nobody's way.
CREATE TABLE claims (
  item TEXT PRIMARY KEY,
  coordinator_id INTEGER NOT NULL REFERENCES coordinators (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  until INTEGER NOT NULL CHECK (until > at)
) STRICT, WITHOUT ROWID;
CREATE INDEX claims_by_coordinator ON claims (coordinator_id);
CREATE INDEX claims_by_end ON claims (until);

-- Everything that waits, kept by triggers wherever something begins or ends to wait, so that no writer can forget it. What
-- another table has waiting gets triggers of its own that write here; country, languages, days and times are kept below for
-- whatever names an action.
CREATE TABLE waiting (
  -- `kind:id`.
  item TEXT PRIMARY KEY CHECK (item LIKE kind || ':_%'),
  kind TEXT NOT NULL CHECK (kind NOT GLOB '*[^a-z-]*'),
  -- 0 goes first, 1 is what usually waits, 2 waits for somebody else.
  rank INTEGER NOT NULL CHECK (rank BETWEEN 0 AND 2),
  action_id TEXT REFERENCES actions (id) ON DELETE CASCADE,
  photo_key TEXT REFERENCES photos (key) ON DELETE CASCADE,
  country TEXT,
  languages TEXT NOT NULL CHECK (json_valid(languages)),
  -- Slugs.
  days TEXT NOT NULL CHECK (json_valid(days)),
  -- When it has to be decided: the end, or of what takes longer than a day a day after its beginning.
  due_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX waiting_of_an_action ON waiting (action_id) WHERE action_id IS NOT NULL;
CREATE INDEX waiting_of_a_photo ON waiting (photo_key) WHERE photo_key IS NOT NULL;

-- The queue in its order for each filter: of every country, language and day that an item has, and '*' for each of them.
CREATE TABLE waiting_slots (
  country TEXT NOT NULL,
  lang TEXT NOT NULL,
  day TEXT NOT NULL,
  -- rank~due_at~item, the time in fifteen digits: sorts as it is read.
  place TEXT NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (country, lang, day, place)
) STRICT, WITHOUT ROWID;

-- How much waits, counted as the desk shows it: `kind~country~language~day` holds how much of each kind a filter leaves,
-- `country~~language~day` how much of each country there is beside a language and a day, and likewise `language~country~~day`
-- and `day~country~language~`. One row for each, an object of numbers: a page reads four.
CREATE TABLE waiting_counts (
  key TEXT PRIMARY KEY,
  counts TEXT NOT NULL CHECK (json_valid(counts))
) STRICT, WITHOUT ROWID;

CREATE VIEW waiting_slots_due (item, country, lang, day, place, kind) AS
  SELECT item, countries.value, languages.value, days.value,
    rank || '~' || printf('%015d', max(due_at, 0)) || '~' || item, kind
  FROM waiting
    JOIN json_each(CASE WHEN country IS NULL THEN json_array('*') ELSE json_array('*', country) END) AS countries
    JOIN json_each(json_insert(waiting.languages, '$[#]', '*')) AS languages
    JOIN json_each(json_insert(waiting.days, '$[#]', '*')) AS days;

-- What a slot adds one to: four at most.
CREATE VIEW waiting_counted (country, lang, day, place, key, value) AS
  SELECT country, lang, day, place, 'kind~' || country || '~' || lang || '~' || day, kind FROM waiting_slots
  UNION ALL
  SELECT country, lang, day, place, 'country~~' || lang || '~' || day, country FROM waiting_slots WHERE country <> '*'
  UNION ALL
  SELECT country, lang, day, place, 'language~' || country || '~~' || day, lang FROM waiting_slots WHERE lang <> '*'
  UNION ALL
  SELECT country, lang, day, place, 'day~' || country || '~' || lang || '~', day FROM waiting_slots WHERE day <> '*';

CREATE VIEW waiting_counts_due (key, counts) AS
  SELECT key, json_group_object(value, waits)
  FROM (SELECT key, value, count(*) AS waits FROM waiting_counted GROUP BY key, value)
  GROUP BY key;

CREATE TRIGGER waiting_counts_rise AFTER INSERT ON waiting_slots
BEGIN
  INSERT INTO waiting_counts (key, counts)
    SELECT key, json_object(value, 1) FROM waiting_counted
    WHERE country = NEW.country AND lang = NEW.lang AND day = NEW.day AND place = NEW.place
    ON CONFLICT (key) DO UPDATE SET counts = (
      SELECT json_set(counts, path, coalesce(json_extract(counts, path), 0) + 1)
      FROM (SELECT '$."' || each.key || '"' AS path FROM json_each(excluded.counts) AS each)
    );
END;
-- Before, since what a slot is counted under is read from it.
CREATE TRIGGER waiting_counts_fall BEFORE DELETE ON waiting_slots
BEGIN
  UPDATE waiting_counts SET counts = (
    SELECT iif(json_extract(counts, path) = 1, json_remove(counts, path),
      json_set(counts, path, json_extract(counts, path) - 1))
    FROM (SELECT '$."' || value || '"' AS path FROM waiting_counted
      WHERE country = OLD.country AND lang = OLD.lang AND day = OLD.day AND place = OLD.place
        AND waiting_counted.key = waiting_counts.key)
  ) WHERE key IN (SELECT counted.key FROM waiting_counted AS counted
    WHERE country = OLD.country AND lang = OLD.lang AND day = OLD.day AND place = OLD.place);
  DELETE FROM waiting_counts WHERE counts = '{}' AND key IN (SELECT counted.key FROM waiting_counted AS counted
    WHERE country = OLD.country AND lang = OLD.lang AND day = OLD.day AND place = OLD.place);
END;

CREATE TRIGGER waiting_takes_its_slots AFTER INSERT ON waiting
BEGIN
  INSERT INTO waiting_slots SELECT country, lang, day, place, kind FROM waiting_slots_due WHERE item = NEW.item;
END;
-- Only slots that differ are written: a form that is saved writes every text and day anew.
CREATE TRIGGER waiting_moves_its_slots AFTER UPDATE ON waiting
BEGIN
  DELETE FROM waiting_slots
  WHERE country IN ('*', OLD.country)
    AND lang IN (SELECT value FROM json_each(json_insert(OLD.languages, '$[#]', '*')))
    AND day IN (SELECT value FROM json_each(json_insert(OLD.days, '$[#]', '*')))
    AND place = OLD.rank || '~' || printf('%015d', max(OLD.due_at, 0)) || '~' || OLD.item
    AND NOT EXISTS (SELECT 1 FROM waiting_slots_due AS due WHERE due.item = NEW.item AND due.country = waiting_slots.country
      AND due.lang = waiting_slots.lang AND due.day = waiting_slots.day AND due.place = waiting_slots.place);
  INSERT INTO waiting_slots SELECT country, lang, day, place, kind FROM waiting_slots_due WHERE item = NEW.item
    ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER waiting_leaves_its_slots AFTER DELETE ON waiting
BEGIN
  DELETE FROM waiting_slots
  WHERE country IN ('*', OLD.country)
    AND lang IN (SELECT value FROM json_each(json_insert(OLD.languages, '$[#]', '*')))
    AND day IN (SELECT value FROM json_each(json_insert(OLD.days, '$[#]', '*')))
    AND place = OLD.rank || '~' || printf('%015d', max(OLD.due_at, 0)) || '~' || OLD.item;
END;

-- What an action belongs to, and when it matters.
CREATE VIEW action_belongings (action_id, country, languages, days, due_at, ends_at) AS
  SELECT id, country,
    (SELECT json_group_array(lang) FROM (SELECT lang FROM action_texts WHERE action_id = actions.id ORDER BY lang)),
    (SELECT json_group_array(slug) FROM (SELECT slug FROM action_days JOIN days ON days.id = action_days.day_id
      WHERE action_days.action_id = actions.id ORDER BY slug)),
    min(ends_at, starts_at + 86400000), ends_at
  FROM actions;

-- Photos that wait, and those that somebody wants removed.
CREATE VIEW waiting_photos_due (item, kind, rank, action_id, photo_key, country, languages, days, due_at, ends_at, since) AS
  SELECT CASE photos.status WHEN 'pending' THEN 'photo:' ELSE 'removal:' END || key,
    CASE photos.status WHEN 'pending' THEN 'photo' ELSE 'removal' END,
    CASE photos.status WHEN 'pending' THEN 1 ELSE 0 END,
    photos.action_id, key, coalesce(belongs.country, photos.country),
    coalesce(languages, json_array(photos.lang)),
    coalesce(days, (SELECT json_array(slug) FROM days WHERE days.id = photos.day_id)),
    coalesce(due_at, photos.created_at), coalesce(belongs.ends_at, photos.created_at), photos.created_at
  FROM photos LEFT JOIN action_belongings AS belongs ON belongs.action_id = photos.action_id
  WHERE photos.status <> 'published' OR EXISTS (SELECT 1 FROM removal_requests WHERE photo_key = photos.key);

-- What should wait of the tables that are here already. No more than five SELECTs: D1 takes no more.
CREATE VIEW waiting_due (item, kind, rank, action_id, photo_key, country, languages, days, due_at, ends_at, since) AS
  SELECT CASE status WHEN 'pending' THEN 'action:' ELSE 'cancellation:' END || actions.id,
    CASE status WHEN 'pending' THEN 'action' ELSE 'cancellation' END,
    -- People may be on their way to what is cancelled; who was asked something has to answer first.
    CASE WHEN status <> 'pending' THEN 0
      WHEN EXISTS (SELECT 1 FROM questions WHERE questions.action_id = actions.id AND answered_at IS NULL) THEN 2 ELSE 1 END,
    action_id, NULL, belongs.country, languages, days, due_at, belongs.ends_at, created_at
  FROM actions JOIN action_belongings AS belongs ON action_id = actions.id
  WHERE status = 'pending' OR cancelled_by = 'organizer'
  UNION ALL
  -- A change to an earlier hour has to be decided before that.
  SELECT 'change:' || changed.action_id, 'change', 1, changed.action_id, NULL, belongs.country, languages, days,
    min(due_at, coalesce(CAST(json_extract(fields, '$.when.endsAt') AS INTEGER), due_at)), belongs.ends_at, submitted_at
  FROM waiting_changes AS changed JOIN action_belongings AS belongs ON belongs.action_id = changed.action_id
  UNION ALL
  -- The report of an action that waits itself is decided on with it.
  SELECT 'report:' || reports.id, 'report', 1, reports.action_id, NULL, belongs.country, languages, days, due_at,
    belongs.ends_at, reports.created_at
  FROM reports JOIN actions ON actions.id = reports.action_id
    JOIN action_belongings AS belongs ON belongs.action_id = reports.action_id
  WHERE reports.status = 'pending' AND actions.status IN ('published', 'cancelled')
  UNION ALL
  SELECT * FROM waiting_photos_due;

-- Whoever changes something says of which action or photo: INSERT INTO waiting_sync VALUES (action id, photo key), one of
-- them null.
CREATE VIEW waiting_sync (action_id, photo_key) AS SELECT NULL, NULL WHERE 0;
CREATE TRIGGER waiting_follows_an_action INSTEAD OF INSERT ON waiting_sync WHEN NEW.action_id IS NOT NULL
BEGIN
  DELETE FROM waiting WHERE action_id = NEW.action_id
    AND kind IN ('action', 'cancellation', 'change', 'report', 'photo', 'removal')
    AND item NOT IN (SELECT item FROM waiting_due WHERE action_id = NEW.action_id);
  INSERT INTO waiting SELECT * FROM waiting_due WHERE action_id = NEW.action_id
    ON CONFLICT (item) DO UPDATE SET rank = excluded.rank, country = excluded.country, languages = excluded.languages,
      days = excluded.days, due_at = excluded.due_at, ends_at = excluded.ends_at, since = excluded.since
    WHERE (rank, country, languages, days, due_at, ends_at, since) IS NOT (excluded.rank, excluded.country,
      excluded.languages, excluded.days, excluded.due_at, excluded.ends_at, excluded.since);
  UPDATE waiting SET (country, languages, days, due_at, ends_at) =
    (SELECT country, languages, days, due_at, ends_at FROM action_belongings WHERE action_id = NEW.action_id)
  WHERE action_id = NEW.action_id AND kind NOT IN ('action', 'cancellation', 'change', 'report', 'photo', 'removal')
    AND EXISTS (SELECT 1 FROM action_belongings WHERE action_id = NEW.action_id);
END;
CREATE TRIGGER waiting_follows_a_photo INSTEAD OF INSERT ON waiting_sync WHEN NEW.photo_key IS NOT NULL
BEGIN
  DELETE FROM waiting WHERE photo_key = NEW.photo_key AND kind IN ('photo', 'removal')
    AND item NOT IN (SELECT item FROM waiting_photos_due WHERE photo_key = NEW.photo_key);
  -- To look for a photo in all of what is due would be to read every action.
  INSERT INTO waiting SELECT * FROM waiting_photos_due WHERE photo_key = NEW.photo_key
    ON CONFLICT (item) DO UPDATE SET rank = excluded.rank, action_id = excluded.action_id, country = excluded.country,
      languages = excluded.languages, days = excluded.days, due_at = excluded.due_at, ends_at = excluded.ends_at,
      since = excluded.since
    WHERE (rank, action_id, country, languages, days, due_at, ends_at, since) IS NOT (excluded.rank,
      excluded.action_id, excluded.country, excluded.languages, excluded.days, excluded.due_at, excluded.ends_at,
      excluded.since);
END;

CREATE TRIGGER waiting_with_a_new_action AFTER INSERT ON actions WHEN NEW.status = 'pending' OR NEW.cancelled_by = 'organizer'
BEGIN
  INSERT INTO waiting_sync VALUES (NEW.id, NULL);
END;
CREATE TRIGGER waiting_with_an_action AFTER UPDATE OF status, cancelled_by, country, starts_at, ends_at ON actions
WHEN OLD.status <> NEW.status OR OLD.cancelled_by IS NOT NEW.cancelled_by OR OLD.country IS NOT NEW.country
  OR OLD.starts_at <> NEW.starts_at OR OLD.ends_at <> NEW.ends_at
BEGIN
  INSERT INTO waiting_sync VALUES (NEW.id, NULL);
END;
-- Texts and days only say where something belongs that waits.
CREATE TRIGGER waiting_with_a_new_text AFTER INSERT ON action_texts
WHEN EXISTS (SELECT 1 FROM waiting WHERE action_id = NEW.action_id)
BEGIN
  INSERT INTO waiting_sync VALUES (NEW.action_id, NULL);
END;
CREATE TRIGGER waiting_with_a_text AFTER UPDATE OF lang ON action_texts WHEN OLD.lang <> NEW.lang
BEGIN
  INSERT INTO waiting_sync VALUES (NEW.action_id, NULL);
END;
CREATE TRIGGER waiting_without_a_text AFTER DELETE ON action_texts
WHEN EXISTS (SELECT 1 FROM waiting WHERE action_id = OLD.action_id)
BEGIN
  INSERT INTO waiting_sync VALUES (OLD.action_id, NULL);
END;
CREATE TRIGGER waiting_with_a_day AFTER INSERT ON action_days
WHEN EXISTS (SELECT 1 FROM waiting WHERE action_id = NEW.action_id)
BEGIN
  INSERT INTO waiting_sync VALUES (NEW.action_id, NULL);
END;
CREATE TRIGGER waiting_without_a_day AFTER DELETE ON action_days
WHEN EXISTS (SELECT 1 FROM waiting WHERE action_id = OLD.action_id)
BEGIN
  INSERT INTO waiting_sync VALUES (OLD.action_id, NULL);
END;
CREATE TRIGGER waiting_with_a_change AFTER INSERT ON waiting_changes
BEGIN
  INSERT INTO waiting_sync VALUES (NEW.action_id, NULL);
END;
CREATE TRIGGER waiting_with_another_change AFTER UPDATE ON waiting_changes
BEGIN
  INSERT INTO waiting_sync VALUES (NEW.action_id, NULL);
END;
CREATE TRIGGER waiting_without_a_change AFTER DELETE ON waiting_changes
BEGIN
  INSERT INTO waiting_sync VALUES (OLD.action_id, NULL);
END;
CREATE TRIGGER waiting_with_a_new_report AFTER INSERT ON reports WHEN NEW.status = 'pending'
BEGIN
  INSERT INTO waiting_sync VALUES (NEW.action_id, NULL);
END;
CREATE TRIGGER waiting_with_a_report AFTER UPDATE OF status, action_id ON reports
BEGIN
  INSERT INTO waiting_sync SELECT DISTINCT action_id, NULL FROM (SELECT OLD.action_id UNION SELECT NEW.action_id);
END;
CREATE TRIGGER waiting_without_a_report AFTER DELETE ON reports WHEN OLD.status = 'pending'
BEGIN
  INSERT INTO waiting_sync VALUES (OLD.action_id, NULL);
END;
CREATE TRIGGER waiting_with_a_new_photo AFTER INSERT ON photos
BEGIN
  INSERT INTO waiting_sync VALUES (NULL, NEW.key);
END;
CREATE TRIGGER waiting_with_a_photo AFTER UPDATE OF status, action_id, day_id, country, lang ON photos
BEGIN
  INSERT INTO waiting_sync VALUES (NULL, NEW.key);
END;
CREATE TRIGGER waiting_with_a_request AFTER INSERT ON removal_requests
BEGIN
  INSERT INTO waiting_sync VALUES (NULL, NEW.photo_key);
END;
CREATE TRIGGER waiting_without_a_request AFTER DELETE ON removal_requests
BEGIN
  INSERT INTO waiting_sync VALUES (NULL, OLD.photo_key);
END;
CREATE TRIGGER waiting_with_a_question AFTER INSERT ON questions
BEGIN
  INSERT INTO waiting_sync VALUES (NEW.action_id, NULL);
END;
CREATE TRIGGER waiting_with_an_answer AFTER UPDATE OF answered_at ON questions
BEGIN
  INSERT INTO waiting_sync VALUES (NEW.action_id, NULL);
END;

INSERT INTO waiting SELECT * FROM waiting_due;

-- What may be the same action twice: in one city, or on one parallel of a kilometre, around one hour.
CREATE INDEX actions_near_in_time ON actions (country, city_id, city_name, starts_at)
  WHERE status IN ('pending', 'published');
CREATE INDEX actions_by_parallel ON actions (lat) WHERE lat IS NOT NULL AND status IN ('pending', 'published');
-- A group's history goes by the name that it types, until somebody has confirmed that it is theirs.
CREATE INDEX action_groups_by_name ON action_groups (name);

-- The letters, with one that asks a question.
CREATE TABLE outbox_with_questions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  action_id TEXT NOT NULL REFERENCES actions (id) ON DELETE CASCADE,
  letter TEXT NOT NULL CHECK (letter IN ('published', 'rejected', 'change-accepted', 'change-rejected', 'report-please',
    'report-reminder', 'question')),
  created_at INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('waiting', 'sending', 'sent', 'perhaps', 'failed', 'dropped')),
  due_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  failure TEXT CHECK (length(failure) <= 40 AND failure NOT GLOB '*[^A-Za-z0-9_-]*'),
  sent_at INTEGER,
  CHECK ((status = 'sent') = (sent_at IS NOT NULL))
) STRICT;
INSERT INTO outbox_with_questions SELECT * FROM outbox ORDER BY id;
DROP TABLE outbox;
ALTER TABLE outbox_with_questions RENAME TO outbox;
CREATE INDEX outbox_waiting ON outbox (due_at) WHERE status = 'waiting';
CREATE INDEX outbox_leases ON outbox (due_at) WHERE status = 'sending';
CREATE INDEX outbox_in_trouble ON outbox (id) WHERE status IN ('perhaps', 'failed');
CREATE INDEX outbox_by_action ON outbox (action_id, letter);
CREATE UNIQUE INDEX outbox_asks_once ON outbox (action_id, letter) WHERE letter IN ('report-please', 'report-reminder');
CREATE INDEX outbox_asked ON outbox (sent_at) WHERE letter = 'report-please' AND status = 'sent';

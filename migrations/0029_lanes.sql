-- Who is limited to several countries, languages or days has a queue of their own, kept like everybody's: put together when it
-- is read, it would be read from as many orders as there are combinations, and what is in two of them counted twice.

-- A lane for each set of such limits, made when somebody with these first opens the queue. Everybody's is number 0, without a row.
CREATE TABLE lanes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- As rules/waiting.ts writes it: an object of sorted lists, by kind; what is not limited is not in it.
  scope TEXT NOT NULL UNIQUE CHECK (json_type(scope) = 'object' AND scope <> '{}'),
  -- Whether all that is in it has been put there: until then nothing of it is counted one by one.
  filled INTEGER NOT NULL DEFAULT 0 CHECK (filled IN (0, 1))
) STRICT;
CREATE VIEW lanes_open (id, scope) AS SELECT 0, '{}' UNION ALL SELECT id, scope FROM lanes;

-- What each coordinator is limited to, as a lane says it.
CREATE VIEW scopes_held (coordinator_id, scope) AS
  SELECT coordinator_id, json_group_object(kind, json(listed))
  FROM (
    SELECT coordinator_id, kind, json_group_array(value) AS listed
    FROM (SELECT coordinator_id, kind, value FROM coordinator_scopes ORDER BY coordinator_id, kind, value)
    GROUP BY coordinator_id, kind
  )
  GROUP BY coordinator_id;

DROP TRIGGER waiting_counts_rise;
DROP TRIGGER waiting_counts_fall;
DROP TRIGGER waiting_takes_its_slots;
DROP TRIGGER waiting_moves_its_slots;
DROP TRIGGER waiting_leaves_its_slots;
DROP VIEW waiting_counts_due;
DROP VIEW waiting_counted;
DROP VIEW waiting_slots_due;

CREATE TABLE waiting_slots_of_lanes (
  lane INTEGER NOT NULL,
  country TEXT NOT NULL,
  lang TEXT NOT NULL,
  day TEXT NOT NULL,
  -- rank~due_at~item, the time in fifteen digits: sorts as it is read.
  place TEXT NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (lane, country, lang, day, place)
) STRICT, WITHOUT ROWID;
INSERT INTO waiting_slots_of_lanes SELECT 0, country, lang, day, place, kind FROM waiting_slots;
DROP TABLE waiting_slots;
ALTER TABLE waiting_slots_of_lanes RENAME TO waiting_slots;

CREATE TABLE waiting_counts_of_lanes (
  lane INTEGER NOT NULL,
  key TEXT NOT NULL,
  counts TEXT NOT NULL CHECK (json_valid(counts)),
  PRIMARY KEY (lane, key)
) STRICT, WITHOUT ROWID;
INSERT INTO waiting_counts_of_lanes SELECT 0, key, counts FROM waiting_counts;
DROP TABLE waiting_counts;
ALTER TABLE waiting_counts_of_lanes RENAME TO waiting_counts;

-- Of each lane that an item is in: its country, languages and days that are in the lane, and '*' for each of them.
CREATE VIEW waiting_slots_due (item, lane, country, lang, day, place, kind) AS
  SELECT item, lanes.id, countries.value, languages.value, days.value,
    rank || '~' || printf('%015d', max(due_at, 0)) || '~' || item, kind
  FROM waiting JOIN lanes_open AS lanes
    JOIN json_each(iif(country IS NULL, json_array('*'), json_array('*', country))) AS countries
    JOIN json_each(json_insert(waiting.languages, '$[#]', '*')) AS languages
    JOIN json_each(json_insert(waiting.days, '$[#]', '*')) AS days
  -- Lists hold codes and slugs, in quotes: to look into them as texts reads no rows. First whether the item is in the lane.
  WHERE (scope -> '$.country' IS NULL OR instr(scope -> '$.country', '"' || country || '"') > 0)
    AND (scope -> '$.language' IS NULL OR EXISTS (SELECT 1 FROM json_each(waiting.languages) AS has
      WHERE instr(scope -> '$.language', '"' || has.value || '"') > 0))
    AND (scope -> '$.day' IS NULL OR EXISTS (SELECT 1 FROM json_each(waiting.days) AS has
      WHERE instr(scope -> '$.day', '"' || has.value || '"') > 0))
    AND (scope -> '$.language' IS NULL OR languages.value = '*'
      OR instr(scope -> '$.language', '"' || languages.value || '"') > 0)
    AND (scope -> '$.day' IS NULL OR days.value = '*' OR instr(scope -> '$.day', '"' || days.value || '"') > 0);

-- What a slot adds one to: four at most.
CREATE VIEW waiting_counted (lane, country, lang, day, place, key, value) AS
  SELECT lane, country, lang, day, place, 'kind~' || country || '~' || lang || '~' || day, kind FROM waiting_slots
  UNION ALL
  SELECT lane, country, lang, day, place, 'country~~' || lang || '~' || day, country FROM waiting_slots
    WHERE country <> '*'
  UNION ALL
  SELECT lane, country, lang, day, place, 'language~' || country || '~~' || day, lang FROM waiting_slots WHERE lang <> '*'
  UNION ALL
  SELECT lane, country, lang, day, place, 'day~' || country || '~' || lang || '~', day FROM waiting_slots WHERE day <> '*';

CREATE VIEW waiting_counts_due (lane, key, counts) AS
  SELECT lane, key, json_group_object(value, waits)
  FROM (SELECT lane, key, value, count(*) AS waits FROM waiting_counted GROUP BY lane, key, value)
  GROUP BY lane, key;

CREATE TRIGGER waiting_counts_rise AFTER INSERT ON waiting_slots
WHEN NEW.lane = 0 OR (SELECT filled FROM lanes WHERE id = NEW.lane)
BEGIN
  INSERT INTO waiting_counts (lane, key, counts)
    SELECT lane, key, json_object(value, 1) FROM waiting_counted
    WHERE lane = NEW.lane AND country = NEW.country AND lang = NEW.lang AND day = NEW.day AND place = NEW.place
    ON CONFLICT (lane, key) DO UPDATE SET counts = (
      SELECT json_set(counts, path, coalesce(json_extract(counts, path), 0) + 1)
      FROM (SELECT '$."' || each.key || '"' AS path FROM json_each(excluded.counts) AS each)
    );
END;
-- Before, since what a slot is counted under is read from it. A lane that is gone has no counts.
CREATE TRIGGER waiting_counts_fall BEFORE DELETE ON waiting_slots
WHEN OLD.lane = 0 OR (SELECT filled FROM lanes WHERE id = OLD.lane)
BEGIN
  UPDATE waiting_counts SET counts = (
    SELECT iif(json_extract(counts, path) = 1, json_remove(counts, path),
      json_set(counts, path, json_extract(counts, path) - 1))
    FROM (SELECT '$."' || value || '"' AS path FROM waiting_counted
      WHERE lane = OLD.lane AND country = OLD.country AND lang = OLD.lang AND day = OLD.day AND place = OLD.place
        AND waiting_counted.key = waiting_counts.key)
  ) WHERE lane = OLD.lane AND key IN (SELECT counted.key FROM waiting_counted AS counted
    WHERE lane = OLD.lane AND country = OLD.country AND lang = OLD.lang AND day = OLD.day AND place = OLD.place);
  DELETE FROM waiting_counts WHERE counts = '{}' AND lane = OLD.lane AND key IN (SELECT counted.key
    FROM waiting_counted AS counted
    WHERE lane = OLD.lane AND country = OLD.country AND lang = OLD.lang AND day = OLD.day AND place = OLD.place);
END;

CREATE TRIGGER waiting_takes_its_slots AFTER INSERT ON waiting
BEGIN
  INSERT INTO waiting_slots SELECT lane, country, lang, day, place, kind FROM waiting_slots_due WHERE item = NEW.item;
END;
-- Only slots that differ are written: a form that is saved writes every text and day anew.
CREATE TRIGGER waiting_moves_its_slots AFTER UPDATE ON waiting
BEGIN
  DELETE FROM waiting_slots
  WHERE lane IN (SELECT id FROM lanes_open) AND country IN ('*', OLD.country)
    AND lang IN (SELECT value FROM json_each(json_insert(OLD.languages, '$[#]', '*')))
    AND day IN (SELECT value FROM json_each(json_insert(OLD.days, '$[#]', '*')))
    AND place = OLD.rank || '~' || printf('%015d', max(OLD.due_at, 0)) || '~' || OLD.item
    AND (lane, country, lang, day, place) NOT IN (SELECT lane, country, lang, day, place FROM waiting_slots_due
      WHERE item = NEW.item);
  INSERT INTO waiting_slots SELECT lane, country, lang, day, place, kind FROM waiting_slots_due WHERE item = NEW.item
    ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER waiting_leaves_its_slots AFTER DELETE ON waiting
BEGIN
  DELETE FROM waiting_slots
  WHERE lane IN (SELECT id FROM lanes_open) AND country IN ('*', OLD.country)
    AND lang IN (SELECT value FROM json_each(json_insert(OLD.languages, '$[#]', '*')))
    AND day IN (SELECT value FROM json_each(json_insert(OLD.days, '$[#]', '*')))
    AND place = OLD.rank || '~' || printf('%015d', max(OLD.due_at, 0)) || '~' || OLD.item;
END;

-- All at once: one by one, each of thousands of slots would be added to four counts.
CREATE TRIGGER lanes_are_filled AFTER INSERT ON lanes
BEGIN
  INSERT INTO waiting_slots SELECT lane, country, lang, day, place, kind FROM waiting_slots_due WHERE lane = NEW.id;
  INSERT INTO waiting_counts SELECT lane, key, counts FROM waiting_counts_due WHERE lane = NEW.id;
  UPDATE lanes SET filled = 1 WHERE id = NEW.id;
END;
CREATE TRIGGER lanes_are_emptied AFTER DELETE ON lanes
BEGIN
  DELETE FROM waiting_slots WHERE lane = OLD.id;
  DELETE FROM waiting_counts WHERE lane = OLD.id;
END;

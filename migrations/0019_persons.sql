-- Persons: the prisoners a campaign speaks for. Each has a page in several languages, with every action, report and photo
-- that was for them.
CREATE TABLE persons (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE CHECK (length(slug) BETWEEN 1 AND 80 AND slug NOT GLOB '*[^a-z0-9-]*'),
  -- Raised by every change, so that of two coordinators none overwrites the other unseen.
  revision INTEGER NOT NULL DEFAULT 0,
  -- The name of the portrait's objects in R2, and what is told of it.
  portrait TEXT UNIQUE,
  width INTEGER CHECK (width > 0),
  height INTEGER CHECK (height > 0),
  credit TEXT NOT NULL DEFAULT '',
  CHECK ((portrait IS NULL) = (width IS NULL) AND (width IS NULL) = (height IS NULL))
) STRICT;

CREATE TABLE person_texts (
  person_id INTEGER NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
  lang TEXT NOT NULL CHECK (length(lang) BETWEEN 2 AND 8),
  name TEXT NOT NULL CHECK (length(name) > 0),
  about TEXT NOT NULL,
  original INTEGER NOT NULL CHECK (original IN (0, 1)),
  PRIMARY KEY (person_id, lang)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX person_texts_one_original ON person_texts (person_id) WHERE original = 1;

-- Whom an action is for, besides those whom its days are for.
CREATE TABLE action_persons (
  action_id TEXT NOT NULL REFERENCES actions (id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
  PRIMARY KEY (action_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX action_persons_by_person ON action_persons (person_id, action_id);

-- Whom a day is for, and with it all its actions and photos.
CREATE TABLE day_persons (
  day_id INTEGER NOT NULL REFERENCES days (id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
  PRIMARY KEY (day_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX day_persons_by_person ON day_persons (person_id, day_id);

CREATE TRIGGER portraits_leave_their_objects AFTER DELETE ON persons WHEN OLD.portrait IS NOT NULL
BEGIN
  INSERT OR REPLACE INTO loose_objects (object, until) VALUES (OLD.portrait, 0);
END;
CREATE TRIGGER portraits_leave_their_former_objects AFTER UPDATE OF portrait ON persons
WHEN OLD.portrait IS NOT NULL AND NEW.portrait IS NOT OLD.portrait
BEGIN
  INSERT OR REPLACE INTO loose_objects (object, until) VALUES (OLD.portrait, 0);
END;

-- Which selections a public action is in, persons too; each once, also where two of its days are for the same person.
DROP VIEW memberships;
CREATE VIEW memberships (action_id, selection) AS
  SELECT action_id, selection FROM (
    SELECT id AS action_id, CASE words.of
      WHEN 'all' THEN 'all'
      WHEN 'kind' THEN 'kind/' || kind
      WHEN 'country' THEN 'country/' || lower(country)
      WHEN 'city' THEN 'city/' || lower(substr(public_city, 1, 2)) || substr(public_city, 3)
    END AS selection
    FROM actions CROSS JOIN (SELECT value AS of FROM json_each('["all", "kind", "country", "city"]')) AS words
    WHERE status IN ('published', 'cancelled')
  ) WHERE selection IS NOT NULL
  UNION ALL
  SELECT actions.id, 'day/' || days.slug FROM actions
    JOIN action_days ON action_days.action_id = actions.id JOIN days ON days.id = action_days.day_id
    WHERE status IN ('published', 'cancelled')
  UNION ALL
  SELECT actions.id, 'group/' || groups.slug FROM actions
    JOIN action_groups ON action_groups.action_id = actions.id JOIN groups ON groups.id = action_groups.group_id
    WHERE status IN ('published', 'cancelled')
  UNION ALL
  SELECT actions.id, 'person/' || persons.slug FROM actions
    JOIN action_persons ON action_persons.action_id = actions.id JOIN persons ON persons.id = action_persons.person_id
    WHERE status IN ('published', 'cancelled')
  UNION ALL
  SELECT actions.id, 'person/' || persons.slug FROM actions
    JOIN action_days ON action_days.action_id = actions.id JOIN day_persons ON day_persons.day_id = action_days.day_id
    JOIN persons ON persons.id = day_persons.person_id
    WHERE status IN ('published', 'cancelled')
      AND NOT EXISTS (SELECT 1 FROM action_persons AS own
        WHERE own.action_id = actions.id AND own.person_id = persons.id)
      AND NOT EXISTS (SELECT 1 FROM action_days AS other JOIN day_persons AS named ON named.day_id = other.day_id
        WHERE other.action_id = actions.id AND named.person_id = persons.id AND other.day_id < action_days.day_id);

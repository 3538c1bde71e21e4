-- Where an action is for the public, by its tier alone (rules/public-index.ts): its point, and the cell that holds it.
ALTER TABLE actions ADD COLUMN public_lat REAL CHECK (public_lat BETWEEN -90 AND 90);
ALTER TABLE actions ADD COLUMN public_lon REAL CHECK (public_lon BETWEEN -180 AND 180);
ALTER TABLE actions ADD COLUMN public_cell INTEGER CHECK (public_cell BETWEEN 0 AND 4294967295);

-- The same for what is stored already: the point, or the middle of its area, or that of its city (rules/location-tier.ts).
UPDATE actions SET (public_lat, public_lon) = (
  SELECT
    CASE WHEN actions.tier = 'country' THEN NULL
      WHEN actions.tier = 'city' OR actions.lat IS NULL THEN actions.city_lat
      WHEN actions.tier = 'area' THEN round(middle, 5)
      ELSE round(actions.lat, 5) END,
    CASE WHEN actions.tier = 'country' THEN NULL
      WHEN actions.tier = 'city' OR actions.lat IS NULL THEN actions.city_lon
      WHEN actions.tier = 'area' THEN round((min(floor((actions.lon + 180) / 360 * columns), columns - 1) + 0.5) / columns * 360 - 180, 5)
      ELSE round(actions.lon, 5) END
  FROM (
    SELECT middle, max(1, round(360 * 72 * cos(radians(middle)))) AS columns
    FROM (SELECT (min(floor((actions.lat + 90) * 72), 180 * 72 - 1) + 0.5) / 72 - 90 AS middle)
  )
) WHERE country IS NOT NULL;

-- Morton order (rules/cell.ts): sixteen bits each way, those of the longitude first.
UPDATE actions SET public_cell = (
  WITH
    sixteen (x, y) AS (SELECT
      CAST(min(65535, floor((actions.public_lon + 180) / 360 * 65536)) AS INTEGER),
      CAST(min(65535, floor((actions.public_lat + 90) / 180 * 65536)) AS INTEGER)),
    by_eight (x, y) AS (SELECT (x | (x << 8)) & 0x00ff00ff, (y | (y << 8)) & 0x00ff00ff FROM sixteen),
    by_four (x, y) AS (SELECT (x | (x << 4)) & 0x0f0f0f0f, (y | (y << 4)) & 0x0f0f0f0f FROM by_eight),
    by_two (x, y) AS (SELECT (x | (x << 2)) & 0x33333333, (y | (y << 2)) & 0x33333333 FROM by_four)
  SELECT ((x | (x << 1)) & 0x55555555) | (((y | (y << 1)) & 0x55555555) << 1) FROM by_two
) WHERE public_lat IS NOT NULL;

CREATE INDEX actions_by_cell ON actions (public_cell, id)
  WHERE status IN ('published', 'cancelled') AND public_cell IS NOT NULL;
CREATE INDEX actions_by_date_and_cell ON actions (public_ends_on, public_cell)
  WHERE status IN ('published', 'cancelled') AND public_cell IS NOT NULL;

-- The cell of what is public, beside each day that it belongs to; the database keeps it, whoever writes.
ALTER TABLE action_days ADD COLUMN public_cell INTEGER;
UPDATE action_days SET public_cell =
  (SELECT public_cell FROM actions WHERE id = action_id AND status IN ('published', 'cancelled'));
CREATE INDEX action_days_by_cell ON action_days (day_id, public_cell) WHERE public_cell IS NOT NULL;
CREATE TRIGGER action_days_take_the_cell AFTER INSERT ON action_days
BEGIN
  UPDATE action_days SET public_cell =
    (SELECT public_cell FROM actions WHERE id = NEW.action_id AND status IN ('published', 'cancelled'))
  WHERE action_id = NEW.action_id AND day_id = NEW.day_id;
END;
CREATE TRIGGER action_days_follow_the_cell AFTER UPDATE OF public_cell, status ON actions
WHEN OLD.public_cell IS NOT NEW.public_cell OR OLD.status <> NEW.status
BEGIN
  UPDATE action_days SET public_cell = CASE WHEN NEW.status IN ('published', 'cancelled') THEN NEW.public_cell END
  WHERE action_id = NEW.id;
END;

-- The selections that a public action belongs to, as their paths (rules/selection.ts).
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
    WHERE status IN ('published', 'cancelled');

-- Raised by every change of what is public in a selection; a selection without a row is at 0.
CREATE TABLE selection_revisions (
  selection TEXT PRIMARY KEY,
  revision INTEGER NOT NULL CHECK (revision > 0)
) STRICT, WITHOUT ROWID;

-- What the map of a large selection draws, ready to be sent: JSON, gzip, base64. It holds for one revision, one version of
-- the format (rules/map-columns.ts) and until the clock changes it.
CREATE TABLE map_columns (
  selection TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  version INTEGER NOT NULL,
  hash TEXT NOT NULL,
  until INTEGER,
  columns TEXT NOT NULL
) STRICT;
-- What was deleted is not to be found here either.
CREATE TRIGGER map_columns_end_with_a_new_revision AFTER UPDATE ON selection_revisions
BEGIN
  DELETE FROM map_columns WHERE selection = NEW.selection;
END;
CREATE TRIGGER map_columns_end_with_a_first_revision AFTER INSERT ON selection_revisions
BEGIN
  DELETE FROM map_columns WHERE selection = NEW.selection;
END;

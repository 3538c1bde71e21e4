-- What came of a day, in the order in which its page shows it: reports, and photos of reports and of the day itself. The
-- database keeps it, whoever writes, so that a page of either reads its own rows and no others.
CREATE TABLE recap_entries (
  day_id INTEGER NOT NULL,
  of TEXT NOT NULL CHECK (of IN ('report', 'photo')),
  -- Of a weekly day the date of the action, in days before 1970: the latest come first. Else 0.
  back INTEGER NOT NULL,
  -- Country and city by the public version (`DE/koln`); the country alone where no more is public; '' of what is online.
  place TEXT NOT NULL,
  -- '' of a photo without an action.
  action_id TEXT NOT NULL,
  -- '' of a report.
  photo_key TEXT NOT NULL,
  PRIMARY KEY (day_id, of, back, place, action_id, photo_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX recap_entries_of_an_action ON recap_entries (action_id, day_id) WHERE action_id <> '';
CREATE INDEX recap_entries_of_a_photo ON recap_entries (photo_key) WHERE photo_key <> '';

-- What belongs in it. What is cancelled did not take place; a poster stands before an action, and tells nothing of it.
CREATE VIEW recap_entries_due (day_id, of, back, place, action_id, photo_key) AS
  SELECT days.id, 'report',
    CASE WHEN days.weekday IS NULL THEN 0 ELSE -(unixepoch(substr(public_starts, 1, 10)) / 86400) END,
    coalesce(public_city, country, ''), actions.id, ''
  FROM reports
    JOIN actions ON actions.id = reports.action_id
    JOIN action_days ON action_days.action_id = reports.action_id
    JOIN days ON days.id = action_days.day_id
  WHERE reports.status = 'published' AND actions.status = 'published'
  UNION ALL
  SELECT days.id, 'photo',
    CASE WHEN days.weekday IS NULL THEN 0 ELSE -(unixepoch(substr(public_starts, 1, 10)) / 86400) END,
    coalesce(public_city, actions.country, ''), actions.id, photos.key
  FROM photos
    JOIN actions ON actions.id = photos.action_id
    JOIN action_days ON action_days.action_id = photos.action_id
    JOIN days ON days.id = action_days.day_id
  WHERE photos.status = 'published' AND photos.purpose = 'report' AND actions.status = 'published'
  UNION ALL
  SELECT photos.day_id, 'photo', 0, coalesce(country || '/' || city_slug, country, ''), '', photos.key
  FROM photos
  WHERE photos.status = 'published' AND photos.purpose = 'day';

INSERT INTO recap_entries SELECT * FROM recap_entries_due;

CREATE TRIGGER recap_takes_a_photo AFTER INSERT ON photos
BEGIN
  INSERT INTO recap_entries SELECT * FROM recap_entries_due WHERE photo_key = NEW.key;
END;
CREATE TRIGGER recap_follows_a_photo
AFTER UPDATE OF status, purpose, action_id, day_id, country, city_slug ON photos
BEGIN
  DELETE FROM recap_entries WHERE photo_key = NEW.key AND photo_key <> '';
  INSERT INTO recap_entries SELECT * FROM recap_entries_due WHERE photo_key = NEW.key;
END;
CREATE TRIGGER recap_drops_a_photo AFTER DELETE ON photos
BEGIN
  DELETE FROM recap_entries WHERE photo_key = OLD.key AND photo_key <> '';
END;
CREATE TRIGGER recap_takes_a_report AFTER INSERT ON reports WHEN NEW.status = 'published'
BEGIN
  DELETE FROM recap_entries WHERE action_id = NEW.action_id AND action_id <> '' AND of = 'report';
  INSERT INTO recap_entries SELECT * FROM recap_entries_due WHERE action_id = NEW.action_id AND of = 'report';
END;
CREATE TRIGGER recap_follows_a_report AFTER UPDATE OF status ON reports
BEGIN
  DELETE FROM recap_entries WHERE action_id = NEW.action_id AND action_id <> '' AND of = 'report';
  INSERT INTO recap_entries SELECT * FROM recap_entries_due WHERE action_id = NEW.action_id AND of = 'report';
END;
CREATE TRIGGER recap_drops_a_report AFTER DELETE ON reports WHEN OLD.status = 'published'
BEGIN
  DELETE FROM recap_entries WHERE action_id = OLD.action_id AND action_id <> '' AND of = 'report';
END;
CREATE TRIGGER recap_follows_an_action AFTER UPDATE OF status, country, public_city, public_starts ON actions
WHEN OLD.status <> NEW.status OR OLD.country IS NOT NEW.country OR OLD.public_city IS NOT NEW.public_city
  OR OLD.public_starts <> NEW.public_starts
BEGIN
  DELETE FROM recap_entries WHERE action_id = NEW.id AND action_id <> '';
  INSERT INTO recap_entries SELECT * FROM recap_entries_due WHERE action_id = NEW.id;
END;
CREATE TRIGGER recap_takes_a_day AFTER INSERT ON action_days
BEGIN
  INSERT INTO recap_entries SELECT * FROM recap_entries_due WHERE action_id = NEW.action_id AND day_id = NEW.day_id;
END;
CREATE TRIGGER recap_drops_a_day AFTER DELETE ON action_days
BEGIN
  DELETE FROM recap_entries WHERE action_id = OLD.action_id AND action_id <> '' AND day_id = OLD.day_id;
END;
CREATE TRIGGER recap_follows_a_weekday AFTER UPDATE OF weekday ON days WHEN OLD.weekday IS NOT NEW.weekday
BEGIN
  DELETE FROM recap_entries WHERE day_id = NEW.id;
  INSERT INTO recap_entries SELECT * FROM recap_entries_due WHERE day_id = NEW.id;
END;

-- The photos of a day have a revision of their own beside that of its actions, `photos/{slug}`.
CREATE TRIGGER recap_photos_raise_their_revision AFTER INSERT ON recap_entries WHEN NEW.of = 'photo'
BEGIN
  INSERT INTO selection_revisions (selection, revision)
    SELECT 'photos/' || slug, 1 FROM days WHERE id = NEW.day_id
    ON CONFLICT (selection) DO UPDATE SET revision = revision + 1;
END;
CREATE TRIGGER recap_photos_gone_raise_their_revision AFTER DELETE ON recap_entries WHEN OLD.of = 'photo'
BEGIN
  INSERT INTO selection_revisions (selection, revision)
    SELECT 'photos/' || slug, 1 FROM days WHERE id = OLD.day_id
    ON CONFLICT (selection) DO UPDATE SET revision = revision + 1;
END;

-- The numbers of a day, and of a date of a weekly one ('' for all), as JSON: as they were last counted. They hold for one
-- revision of `selection` (`day/{slug}` or `photos/{slug}`), one version of the form and until the clock changes them.
CREATE TABLE recap_numbers (
  selection TEXT NOT NULL,
  date TEXT NOT NULL,
  version INTEGER NOT NULL,
  until INTEGER,
  numbers TEXT NOT NULL,
  PRIMARY KEY (selection, date)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER recap_numbers_end_with_a_new_revision AFTER UPDATE ON selection_revisions
BEGIN
  DELETE FROM recap_numbers WHERE selection = NEW.selection;
END;
CREATE TRIGGER recap_numbers_end_with_a_first_revision AFTER INSERT ON selection_revisions
BEGIN
  DELETE FROM recap_numbers WHERE selection = NEW.selection;
END;

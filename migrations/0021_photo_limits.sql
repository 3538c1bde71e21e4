-- Photos for a day that have a city, by country: where a campaign comes to hide the cities of one, those that were taken in
-- before are found without reading the others.
CREATE INDEX photos_with_a_city ON photos (country) WHERE city_name IS NOT NULL;

-- How many photos were sent on a date (YYYY-MM-DD, UTC): each costs a transformation, whatever becomes of it afterwards, and
-- a plan has so many a month.
CREATE TABLE upload_counts (
  date TEXT NOT NULL,
  -- An action's id, a day's number, or 'unchecked' for all actions together that no coordinator has let through.
  subject TEXT NOT NULL,
  uploads INTEGER NOT NULL,
  PRIMARY KEY (date, subject)
) STRICT, WITHOUT ROWID;

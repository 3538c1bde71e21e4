-- Photos for a day that have a city, by country: where a campaign comes to hide the cities of one, those that were taken in
-- before are found without reading the others.
CREATE INDEX photos_with_a_city ON photos (country) WHERE city_name IS NOT NULL;

-- When a coordinator has put a photo back although somebody had asked that it be removed: what others ask afterwards waits,
-- and hides it no more. Hostile people would otherwise hide everything, over and over.
ALTER TABLE photos ADD COLUMN restored_at INTEGER;

-- The photos of a day in their order, for who goes from one to the next.
CREATE INDEX photos_of_a_day_in_order ON photos (day_id, published_at, key) WHERE day_id IS NOT NULL AND status = 'published';

-- What was hidden within the last hour is counted before anything else is: in a flood of requests, without reading it all.
CREATE INDEX removal_requests_that_hid ON removal_requests (at) WHERE hid = 1;

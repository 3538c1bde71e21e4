-- The key of the poster that stands beside an action, for the address of its picture in calendars: as the page's own, it is
-- added for the site that sends it.
ALTER TABLE vevents ADD COLUMN poster TEXT;

-- Whoever writes: what was made beside another poster is gone.
CREATE TRIGGER vevents_end_with_a_poster AFTER INSERT ON photos WHEN NEW.purpose = 'poster' AND NEW.status = 'published'
BEGIN
  DELETE FROM vevents WHERE action_id = NEW.action_id;
END;
CREATE TRIGGER vevents_end_with_a_changed_poster AFTER UPDATE OF key, status, action_id, published_at ON photos
WHEN NEW.purpose = 'poster'
BEGIN
  DELETE FROM vevents WHERE action_id IN (OLD.action_id, NEW.action_id);
END;
CREATE TRIGGER vevents_end_without_a_poster AFTER DELETE ON photos WHEN OLD.purpose = 'poster' AND OLD.status = 'published'
BEGIN
  DELETE FROM vevents WHERE action_id = OLD.action_id;
END;

-- Urgent notices wait in the queue like everything else, before all that can wait.

CREATE VIEW waiting_notices_due (item, kind, rank, action_id, photo_key, country, languages, days, due_at, ends_at, since) AS
  SELECT 'notice:' || notices.id, 'notice', 0, notices.action_id, NULL, belongs.country, languages, days, due_at,
    belongs.ends_at, notices.created_at
  FROM notices JOIN action_belongings AS belongs ON belongs.action_id = notices.action_id
  WHERE notices.status = 'pending';

CREATE TRIGGER waiting_with_a_new_notice AFTER INSERT ON notices WHEN NEW.status = 'pending'
BEGIN
  INSERT INTO waiting SELECT * FROM waiting_notices_due WHERE action_id = NEW.action_id;
END;
-- One waits of an action at most, so that its number is enough.
CREATE TRIGGER waiting_with_a_notice AFTER UPDATE OF status ON notices
WHEN OLD.status <> 'pending' AND NEW.status = 'pending'
BEGIN
  INSERT INTO waiting SELECT * FROM waiting_notices_due WHERE action_id = NEW.action_id;
END;
CREATE TRIGGER waiting_without_a_notice AFTER UPDATE OF status ON notices
WHEN OLD.status = 'pending' AND NEW.status <> 'pending'
BEGIN
  DELETE FROM waiting WHERE item = 'notice:' || OLD.id;
END;
CREATE TRIGGER waiting_after_a_notice AFTER DELETE ON notices WHEN OLD.status = 'pending'
BEGIN
  DELETE FROM waiting WHERE item = 'notice:' || OLD.id;
END;

INSERT INTO waiting SELECT * FROM waiting_notices_due;

-- For letters to coordinators: whether anything has come since the last one.
CREATE INDEX waiting_by_age ON waiting (since);

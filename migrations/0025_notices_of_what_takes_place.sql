-- A notice that waits is nothing to decide on while its action is cancelled or taken down: nobody would be shown it. It is kept,
-- and waits again once the action is announced again.

DROP VIEW waiting_notices_due;
CREATE VIEW waiting_notices_due (item, kind, rank, action_id, photo_key, country, languages, days, due_at, ends_at, since) AS
  SELECT 'notice:' || notices.id, 'notice', 0, notices.action_id, NULL, belongs.country, languages, days, due_at,
    belongs.ends_at, notices.created_at
  FROM notices JOIN action_belongings AS belongs ON belongs.action_id = notices.action_id
    JOIN actions ON actions.id = notices.action_id AND actions.status = 'published'
  WHERE notices.status = 'pending';

CREATE TRIGGER waiting_without_a_notice_of_what_is_off AFTER UPDATE OF status ON actions
WHEN OLD.status = 'published' AND NEW.status <> 'published'
BEGIN
  DELETE FROM waiting WHERE kind = 'notice' AND action_id = NEW.id;
END;
CREATE TRIGGER waiting_with_a_notice_of_what_is_on_again AFTER UPDATE OF status ON actions
WHEN OLD.status <> 'published' AND NEW.status = 'published'
BEGIN
  -- Beside what has put it there in the same batch.
  INSERT INTO waiting SELECT * FROM waiting_notices_due WHERE action_id = NEW.id ON CONFLICT (item) DO NOTHING;
END;

DELETE FROM waiting WHERE kind = 'notice' AND item NOT IN (SELECT item FROM waiting_notices_due);

-- VEVENTs also end with what is changed in place: 0004 knows of rows that come and go. Of action_days the cell, which the
-- database sets itself, is in no VEVENT; of a day's texts the call is not.
CREATE TRIGGER vevents_end_with_a_changed_day AFTER UPDATE OF action_id, day_id ON action_days
BEGIN
  DELETE FROM vevents WHERE action_id IN (OLD.action_id, NEW.action_id);
END;
CREATE TRIGGER vevents_end_with_a_changed_group AFTER UPDATE ON action_groups
BEGIN
  DELETE FROM vevents WHERE action_id IN (OLD.action_id, NEW.action_id);
END;
CREATE TRIGGER vevents_end_with_a_changed_title_of_a_day AFTER UPDATE OF day_id, lang, title, original ON day_texts
BEGIN
  DELETE FROM vevents WHERE action_id IN (SELECT action_id FROM action_days WHERE day_id IN (OLD.day_id, NEW.day_id));
END;
-- The trigger of 0004 knows the action that a text comes to, not the one that it leaves.
CREATE TRIGGER vevents_end_with_a_text_that_leaves AFTER UPDATE OF action_id ON action_texts
BEGIN
  DELETE FROM vevents WHERE action_id = OLD.action_id;
END;

-- The cities and countries that a public action has moved away from: their calendars show for a while where it is now.
CREATE TABLE moves (
  selection TEXT NOT NULL,
  action_id TEXT NOT NULL REFERENCES actions (id) ON DELETE CASCADE,
  -- The moment from which calendars need no longer show it.
  until INTEGER NOT NULL,
  PRIMARY KEY (selection, action_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX moves_by_action ON moves (action_id);

-- Every change of an action asks where it has been told as gone.
CREATE INDEX tombstone_selections_of_an_action ON tombstone_selections (action_id);

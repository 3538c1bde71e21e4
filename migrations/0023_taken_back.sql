-- What is needed to take verdicts back besides what they found.

-- Objects in R2 that nothing shows any more, and that whoever takes a verdict back needs: they go with what it found.
CREATE TABLE kept_objects (
  object TEXT PRIMARY KEY,
  verdict_id INTEGER NOT NULL REFERENCES verdict_snapshots (verdict_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX kept_objects_of_a_verdict ON kept_objects (verdict_id);
CREATE TRIGGER kept_objects_are_let_go AFTER DELETE ON kept_objects
BEGIN
  INSERT OR REPLACE INTO loose_objects (object, until) VALUES (OLD.object, 0);
END;

-- Which actions came of an import, and of which row.
CREATE TABLE import_actions (
  action_id TEXT PRIMARY KEY REFERENCES actions (id) ON DELETE CASCADE,
  import_id TEXT NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number > 1),
  key_hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX import_actions_of_an_import ON import_actions (import_id);

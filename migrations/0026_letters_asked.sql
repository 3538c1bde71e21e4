-- Which letters were asked for of an address that may be a stranger's, for as long as they count: also once the action for which
-- they were asked is deleted, or its address, by whoever typed it.
CREATE TABLE letters_asked (
  id INTEGER PRIMARY KEY,
  -- As in `contacts`.
  email_hmac TEXT NOT NULL,
  letter TEXT NOT NULL CHECK (letter IN ('received', 'link-again')),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX letters_asked_of_an_address ON letters_asked (email_hmac, letter, at);
CREATE INDEX letters_asked_by_age ON letters_asked (at);
CREATE TRIGGER letters_asked_with_a_letter AFTER INSERT ON outbox WHEN NEW.letter IN ('received', 'link-again')
BEGIN
  INSERT INTO letters_asked (email_hmac, letter, at)
    SELECT email_hmac, NEW.letter, NEW.created_at FROM contacts WHERE action_id = NEW.action_id;
END;

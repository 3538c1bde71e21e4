-- Coordinators sign in with passkeys (WebAuthn), and a link lets somebody make one.

-- Only what a signature is checked with: no make of a device, no address.
CREATE TABLE passkeys (
  -- As the authenticator names it, base64url.
  credential_id TEXT PRIMARY KEY CHECK (length(credential_id) BETWEEN 16 AND 1400),
  coordinator_id INTEGER NOT NULL REFERENCES coordinators (id) ON DELETE CASCADE,
  -- What its owner calls it.
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  -- COSE, base64url.
  public_key TEXT NOT NULL CHECK (length(public_key) <= 2000),
  -- How often the authenticator says that it has signed; 0 where it does not count.
  counter INTEGER NOT NULL CHECK (counter >= 0),
  created_at INTEGER NOT NULL,
  used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX passkeys_by_coordinator ON passkeys (coordinator_id);

-- A challenge is made of random bits and a seal, and stored nowhere until somebody has signed it: then it is used up.
CREATE TABLE used_challenges (
  challenge_hash TEXT PRIMARY KEY,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX used_challenges_by_expiry ON used_challenges (expires_at);

-- A session knows which passkey opened it, and ends with it. The old ones were opened by links: they end here.
DROP TABLE sessions;
CREATE TABLE sessions (
  session_hash TEXT PRIMARY KEY,
  -- What the session is called on its owner's page: the hash is nobody's business.
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 10),
  coordinator_id INTEGER NOT NULL REFERENCES coordinators (id) ON DELETE CASCADE,
  credential_id TEXT NOT NULL REFERENCES passkeys (credential_id) ON DELETE CASCADE,
  opened_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_expiry ON sessions (expires_at);
CREATE INDEX sessions_by_coordinator ON sessions (coordinator_id);
CREATE INDEX sessions_by_passkey ON sessions (credential_id);

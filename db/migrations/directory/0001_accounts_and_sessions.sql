-- The directory: who may sign in, as what, in which académie. No mission and no claim.
CREATE TABLE database_info (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE academies (
  code TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  zone TEXT NOT NULL,
  is_central INTEGER NOT NULL DEFAULT 0 CHECK (is_central IN (0, 1))
) STRICT;

CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  -- Case-sensitive (guide §2.1): BINARY is SQLite's default collation.
  identifier TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('academic', 'external')),
  full_name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  must_change_password INTEGER NOT NULL DEFAULT 0 CHECK (must_change_password IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE account_roles (
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  academy TEXT NOT NULL REFERENCES academies (code),
  role TEXT NOT NULL CHECK (role IN ('intervenant', 'gestionnaire', 'chefEtablissement', 'chefCentre', 'administrateur')),
  PRIMARY KEY (account_id, academy, role)
) STRICT;

CREATE TABLE sessions (
  -- SHA-256 of the token, hexadecimal: the token itself is never stored.
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  -- Seconds since 1970 UTC.
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_by_account ON sessions (account_id);

-- Failed sign-ins, counted by account and address and by address alone; `subject` is a SHA-256, never the identifier.
CREATE TABLE sign_in_failures (
  subject TEXT PRIMARY KEY,
  failures INTEGER NOT NULL,
  -- Milliseconds since 1970 UTC.
  first_at INTEGER NOT NULL,
  blocked_until INTEGER NOT NULL
) STRICT;

-- Dated copy of who has which travelling mission on which day, for the day's rule across académies («Invalidable»).
CREATE TABLE travel_days (
  account_id TEXT NOT NULL,
  day TEXT NOT NULL,
  academy TEXT NOT NULL,
  mission_number INTEGER NOT NULL,
  starts_at TEXT NOT NULL,
  PRIMARY KEY (account_id, day, academy, mission_number)
) STRICT;

-- The second factor of those who open the jury portal (guide §2.9). Secrets are sealed by a key that is not in any base.
CREATE TABLE second_factors (
  account_id TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  sealed_secret TEXT NOT NULL,
  -- When the first code was right.
  confirmed_at TEXT NOT NULL,
  -- The time step of the last code that was taken: it and all before are used.
  last_step INTEGER NOT NULL
) STRICT;

-- An enrolment until its first code is right: it opens nothing, and a former one stands meanwhile.
CREATE TABLE second_factor_drafts (
  account_id TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  sealed_secret TEXT NOT NULL,
  begun_at TEXT NOT NULL
) STRICT;

CREATE TABLE recovery_codes (
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  code_hash TEXT NOT NULL,
  PRIMARY KEY (account_id, code_hash)
) STRICT;

-- Sessions in which the second factor was shown, and when: milliseconds since 1970 UTC.
CREATE TABLE second_factor_passes (
  session_id TEXT PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
  account_id TEXT NOT NULL,
  passed_at INTEGER NOT NULL
) STRICT;

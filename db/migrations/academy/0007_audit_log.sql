-- Who did what at the desk, from which state to which: append-only, in the same write as what it tells of.
CREATE TABLE audit_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- ISO instant, UTC.
  at TEXT NOT NULL,
  -- Null: the system (a timer, a command).
  actor_account_id TEXT,
  actor_name TEXT NOT NULL,
  -- A role, or 'system'.
  role TEXT NOT NULL,
  action TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  -- JSON, or null where there is none.
  before TEXT,
  after TEXT,
  request_id TEXT NOT NULL
) STRICT;
CREATE INDEX audit_log_by_subject ON audit_log (subject_kind, subject_id, id);
CREATE INDEX audit_log_by_actor ON audit_log (actor_account_id, id);
CREATE INDEX audit_log_by_action ON audit_log (action, id);

-- What somebody may be told of while the app is closed: written with the decision or the import, taken to the
-- directory's outbox by a timer and deleted here.
CREATE TABLE notification_events (
  -- Made at random, so that what a restored copy of this base holds is known again.
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('mission', 'claimSentBack', 'claimAccepted', 'deadline')),
  mission_number INTEGER,
  -- ISO instant, UTC.
  at TEXT NOT NULL
) STRICT;
CREATE INDEX notification_events_by_time ON notification_events (at);

-- Last days that a person was already told of: once each.
CREATE TABLE deadline_notices (
  account_id TEXT NOT NULL,
  last_day TEXT NOT NULL,
  noted_at TEXT NOT NULL,
  PRIMARY KEY (account_id, last_day)
) STRICT;

-- What leaves for the financial system, what comes back from it, and the figures of the statistics page.

-- Numbers follow one another without a gap: the next one is part of what is written.
CREATE TABLE export_batches (
  number INTEGER PRIMARY KEY,
  -- ISO instant, UTC.
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_by_name TEXT NOT NULL,
  -- Of the form: the same form sent twice makes one batch.
  decision_id TEXT NOT NULL UNIQUE,
  -- Made anew at each try: the statements of one write are conditional on their own token.
  write_token TEXT NOT NULL,
  parts TEXT NOT NULL CHECK (parts IN ('remuneration', 'travel', 'both')),
  line_count INTEGER NOT NULL,
  -- JSON of ControlTotal.
  totals TEXT NOT NULL,
  csv_sha256 TEXT NOT NULL,
  csv_bytes INTEGER NOT NULL,
  json_sha256 TEXT NOT NULL,
  json_bytes INTEGER NOT NULL
) STRICT;

CREATE TABLE export_lines (
  batch_number INTEGER NOT NULL REFERENCES export_batches (number),
  position INTEGER NOT NULL,
  claim_id TEXT NOT NULL REFERENCES claims (id),
  part TEXT NOT NULL CHECK (part IN ('remuneration', 'travel')),
  kind TEXT NOT NULL CHECK (kind IN ('payment', 'correction')),
  -- JSON of ExportUnits: what is due for the part once this line is counted.
  units TEXT NOT NULL,
  -- «YYYY-MM-DD»; null: not known yet.
  paid_on TEXT,
  PRIMARY KEY (batch_number, position)
) STRICT, WITHOUT ROWID;
-- Each part leaves once: whatever the code does, a second payment line cannot be written.
CREATE UNIQUE INDEX export_lines_once ON export_lines (claim_id, part) WHERE kind = 'payment';
CREATE INDEX export_lines_by_claim ON export_lines (claim_id, part, batch_number, position);

-- The files as they were made, in pieces (gzip): issued again byte for byte, whatever the product has become.
CREATE TABLE export_pieces (
  batch_number INTEGER NOT NULL REFERENCES export_batches (number),
  format TEXT NOT NULL CHECK (format IN ('csv', 'json')),
  position INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (batch_number, format, position)
) STRICT;

-- What a part that left should have been: goes out as the difference, in a later batch.
CREATE TABLE export_corrections (
  id TEXT PRIMARY KEY,
  claim_id TEXT NOT NULL REFERENCES claims (id),
  part TEXT NOT NULL CHECK (part IN ('remuneration', 'travel')),
  -- JSON of ExportUnits: what is due in all.
  units TEXT NOT NULL,
  reason TEXT NOT NULL,
  entered_at TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  entered_by_name TEXT NOT NULL,
  -- Null: waits for a batch.
  batch_number INTEGER REFERENCES export_batches (number)
) STRICT;
-- One at a time waits for a part.
CREATE UNIQUE INDEX export_corrections_waiting ON export_corrections (claim_id, part) WHERE batch_number IS NULL;
CREATE INDEX export_corrections_by_claim ON export_corrections (claim_id);

-- What still has to leave. A part that another system paid already (a date came with the import) does not.
CREATE INDEX claims_to_export ON claims (id) WHERE
  ((remuneration_status = 'accepted' OR (remuneration_status = 'handled' AND supplied_pay IS NOT NULL))
    AND remuneration_exported = 0 AND remuneration_paid_on IS NULL)
  OR (travel_status = 'accepted' AND travel_exported = 0 AND travel_paid_on IS NULL);

-- Dates of payment that came back: looked at first («report»), then written whole or not at all.
CREATE TABLE payment_files (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  uploaded_at TEXT NOT NULL,
  -- Null: the command line.
  uploaded_by TEXT,
  uploaded_by_name TEXT NOT NULL,
  -- The file's own bytes (gzip), until it is applied or let go.
  bytes BLOB,
  -- ISO instant; null: only looked at.
  applied_at TEXT,
  write_token TEXT,
  line_count INTEGER NOT NULL DEFAULT 0,
  new_dates INTEGER NOT NULL DEFAULT 0,
  replaced_dates INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX payment_files_by_time ON payment_files (uploaded_at);

-- Figures kept up with the log of changes: pages read sums, never the claims.
CREATE TABLE statistics_groups (
  id INTEGER PRIMARY KEY,
  session TEXT NOT NULL,
  exam TEXT NOT NULL,
  UNIQUE (session, exam)
) STRICT;

-- What each claim counts for at present: taken off before it is counted anew.
CREATE TABLE claim_facts (
  claim_id TEXT PRIMARY KEY,
  group_id INTEGER NOT NULL,
  remuneration_state TEXT,
  remuneration_day TEXT,
  travel_state TEXT,
  travel_day TEXT,
  accepted_month TEXT,
  -- From the first validation to the acceptance that stands, whole hours.
  processing_hours INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE statistics_states (
  group_id INTEGER NOT NULL,
  part TEXT NOT NULL,
  state TEXT NOT NULL,
  -- Since when, «YYYY-MM-DD».
  day TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (group_id, part, state, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE statistics_delays (
  group_id INTEGER NOT NULL,
  month TEXT NOT NULL,
  hours INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (group_id, month, hours)
) STRICT, WITHOUT ROWID;

CREATE TABLE statistics_refusals (
  group_id INTEGER NOT NULL,
  -- The reason without case, accents and closing dots.
  reason_key TEXT NOT NULL,
  -- As it was first written.
  reason TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (group_id, reason_key)
) STRICT, WITHOUT ROWID;

-- How far the figures have come; one row.
CREATE TABLE statistics_progress (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  -- The last claim that the first count has passed; null: all are counted.
  counted_to TEXT,
  change_sequence INTEGER NOT NULL,
  history_id INTEGER NOT NULL
) STRICT;
CREATE INDEX claim_history_sent_back ON claim_history (id) WHERE action = 'sendBack';

-- The log by person and action together, and by day.
CREATE INDEX audit_log_by_actor_action ON audit_log (actor_account_id, action, id);
CREATE INDEX audit_log_by_time ON audit_log (at);

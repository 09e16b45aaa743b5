-- One académie: its settings, missions, claims, and what its devices have to learn.
CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  -- JSON.
  value TEXT NOT NULL
) STRICT;

CREATE TABLE mission_types (
  code TEXT PRIMARY KEY,
  label TEXT NOT NULL UNIQUE,
  pay_input TEXT NOT NULL CHECK (pay_input IN ('copies', 'candidates', 'halfDays', 'duration', 'santorin', 'gestionnaire', 'none')),
  is_deliberation INTEGER NOT NULL DEFAULT 0 CHECK (is_deliberation IN (0, 1))
) STRICT;

CREATE TABLE transport_modes (
  code TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  is_car INTEGER NOT NULL DEFAULT 0 CHECK (is_car IN (0, 1)),
  requires_ticket INTEGER NOT NULL DEFAULT 0 CHECK (requires_ticket IN (0, 1)),
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE intervenants (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL UNIQUE,
  -- NUMEN, or the number of an external.
  identifier TEXT NOT NULL UNIQUE,
  full_name TEXT NOT NULL,
  address_lines TEXT NOT NULL,
  home_town TEXT,
  home_postal_code TEXT,
  school_uai TEXT,
  school_label TEXT,
  school_town TEXT,
  school_postal_code TEXT,
  is_financial_file_active INTEGER NOT NULL CHECK (is_financial_file_active IN (0, 1)),
  has_nir INTEGER NOT NULL CHECK (has_nir IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE missions (
  number INTEGER PRIMARY KEY,
  exam TEXT NOT NULL,
  session TEXT,
  speciality TEXT,
  exam_option TEXT,
  type_code TEXT NOT NULL REFERENCES mission_types (code),
  centre_label TEXT,
  centre_uai TEXT,
  centre_town TEXT,
  centre_postal_code TEXT,
  -- Null: the académie's zone.
  zone TEXT,
  -- JSON of MissionSchedule.
  schedule TEXT NOT NULL,
  starts_at TEXT NOT NULL,
  ends_at TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE assignments (
  id TEXT PRIMARY KEY,
  mission_number INTEGER NOT NULL REFERENCES missions (number),
  intervenant_id TEXT NOT NULL REFERENCES intervenants (id),
  quality TEXT,
  -- JSON list of Jury.
  juries TEXT NOT NULL DEFAULT '[]',
  observations TEXT,
  heading TEXT NOT NULL DEFAULT 'academy' CHECK (heading IN ('ministry', 'academy')),
  is_summoned INTEGER NOT NULL DEFAULT 1 CHECK (is_summoned IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (mission_number, intervenant_id)
) STRICT;
CREATE INDEX assignments_by_intervenant ON assignments (intervenant_id);

CREATE TABLE claims (
  id TEXT PRIMARY KEY,
  assignment_id TEXT NOT NULL UNIQUE REFERENCES assignments (id),
  account_id TEXT NOT NULL,
  mission_number INTEGER NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1,
  remuneration_status TEXT NOT NULL CHECK (remuneration_status IN ('none', 'open', 'validated', 'accepted', 'handled', 'gestionnaireToHandle', 'cancelled')),
  remuneration_before_cancel TEXT,
  remuneration_exported INTEGER NOT NULL DEFAULT 0 CHECK (remuneration_exported IN (0, 1)),
  travel_status TEXT NOT NULL CHECK (travel_status IN ('none', 'open', 'validated', 'accepted', 'handled', 'gestionnaireToHandle', 'cancelled')),
  travel_before_cancel TEXT,
  travel_exported INTEGER NOT NULL DEFAULT 0 CHECK (travel_exported IN (0, 1)),
  -- JSON of ClaimContent.
  content TEXT NOT NULL,
  not_done_at TEXT,
  not_done_by TEXT,
  -- JSON of DeferredTo, or null.
  deferred_to TEXT,
  attestation TEXT CHECK (attestation IN ('present', 'absent')),
  file_number TEXT UNIQUE,
  is_late INTEGER NOT NULL DEFAULT 0 CHECK (is_late IN (0, 1)),
  first_validated_at TEXT,
  last_validated_at TEXT
) STRICT;
CREATE INDEX claims_by_account ON claims (account_id);
CREATE INDEX claims_by_last_validation ON claims (last_validated_at) WHERE last_validated_at IS NOT NULL;

CREATE TABLE claim_history (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  claim_id TEXT NOT NULL REFERENCES claims (id),
  at TEXT NOT NULL,
  actor TEXT NOT NULL CHECK (actor IN ('intervenant', 'gestionnaire', 'system')),
  actor_account_id TEXT,
  actor_name TEXT NOT NULL,
  action TEXT NOT NULL,
  part TEXT CHECK (part IN ('remuneration', 'travel')),
  from_status TEXT,
  to_status TEXT,
  reason TEXT
) STRICT;
CREATE INDEX claim_history_by_claim ON claim_history (claim_id, id);

-- Bytes that a person uploaded, once each (deduplicated within one person only); the file itself is in the store.
CREATE TABLE stored_files (
  account_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  byte_length INTEGER NOT NULL,
  format TEXT NOT NULL CHECK (format IN ('jpeg', 'png', 'gif', 'pdf')),
  stored_at TEXT NOT NULL,
  PRIMARY KEY (account_id, sha256)
) STRICT;

CREATE TABLE documents (
  id TEXT PRIMARY KEY,
  claim_id TEXT NOT NULL REFERENCES claims (id),
  account_id TEXT NOT NULL,
  folder TEXT NOT NULL CHECK (folder IN ('pay', 'travel')),
  purpose TEXT NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  deposited_at TEXT NOT NULL,
  deposited_by TEXT NOT NULL CHECK (deposited_by IN ('intervenant', 'gestionnaire')),
  FOREIGN KEY (account_id, sha256) REFERENCES stored_files (account_id, sha256)
) STRICT;
CREATE INDEX documents_by_claim ON documents (claim_id);
CREATE INDEX documents_by_file ON documents (account_id, sha256);

-- One row a validation: the canonical summary, the PDF's bytes and their hash, served for ever.
CREATE TABLE final_summaries (
  claim_id TEXT NOT NULL REFERENCES claims (id),
  version INTEGER NOT NULL,
  validated_at TEXT NOT NULL,
  summary TEXT NOT NULL,
  pdf BLOB NOT NULL,
  pdf_sha256 TEXT NOT NULL,
  PRIMARY KEY (claim_id, version)
) STRICT;

CREATE TABLE applied_operations (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL,
  payload_hash TEXT NOT NULL,
  -- Made anew at each try: the statements of one write are conditional on their own token.
  write_token TEXT NOT NULL,
  claim_id TEXT,
  outcome TEXT NOT NULL CHECK (outcome IN ('applied', 'conflict', 'refused')),
  -- JSON of OperationAnswer; null once it was let go.
  answer TEXT,
  -- The claim's revision after the operation.
  revision INTEGER,
  applied_at TEXT NOT NULL
) STRICT;
CREATE INDEX applied_operations_by_claim ON applied_operations (claim_id);

CREATE TABLE conditions_acceptances (
  account_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  accepted_at TEXT NOT NULL,
  PRIMARY KEY (account_id, version)
) STRICT;

-- What each person's devices have to learn. The sequence is given at commit; '*' stands for everybody.
CREATE TABLE changes (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  recipient TEXT NOT NULL,
  entity TEXT NOT NULL CHECK (entity IN ('academy', 'profile', 'conditions', 'assignment', 'claim')),
  entity_id TEXT NOT NULL
) STRICT;
CREATE INDEX changes_by_recipient ON changes (recipient, sequence);

CREATE TABLE imports (
  id TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  lines INTEGER NOT NULL,
  -- SHA-256 of the files' bytes: importing the same again changes nothing.
  content_hash TEXT NOT NULL
) STRICT;

-- What the nine sources brought, import by import, and which of them holds what.

-- «Evaluation en cours d'année»: no pay part (rules.md §1).
ALTER TABLE missions ADD COLUMN is_during_year INTEGER NOT NULL DEFAULT 0 CHECK (is_during_year IN (0, 1));

CREATE TABLE source_imports (
  id TEXT PRIMARY KEY,
  -- A code of domain/import/source.ts.
  source TEXT NOT NULL,
  -- As the gestionnaire's computer called it.
  file_name TEXT NOT NULL,
  byte_length INTEGER NOT NULL,
  -- SHA-256 of the bytes.
  content_hash TEXT NOT NULL,
  -- ISO instants, UTC.
  received_at TEXT NOT NULL,
  finished_at TEXT,
  -- Null: the command line.
  account_id TEXT,
  actor_name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queuedCheck', 'checking', 'checked', 'refused', 'queuedApply', 'applying', 'written', 'applied', 'cancelled', 'failed')),
  lines INTEGER NOT NULL DEFAULT 0,
  problems INTEGER NOT NULL DEFAULT 0,
  warnings INTEGER NOT NULL DEFAULT 0,
  -- JSON: how many of each kind are new, changed, closed.
  counts TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX source_imports_by_time ON source_imports (received_at);

-- The report, line by line; never a value of the file, which may be personal.
CREATE TABLE source_import_lines (
  import_id TEXT NOT NULL REFERENCES source_imports (id),
  position INTEGER NOT NULL,
  -- Line of the file, the header's being 1; null: the whole file, or what it no longer holds.
  line INTEGER,
  column_name TEXT,
  severity TEXT NOT NULL CHECK (severity IN ('problem', 'warning')),
  message TEXT NOT NULL,
  PRIMARY KEY (import_id, position)
) STRICT, WITHOUT ROWID;

-- Who is known to which source; closed: no longer in its file. Nobody is deleted, nor are their claims.
CREATE TABLE source_people (
  source TEXT NOT NULL,
  intervenant_id TEXT NOT NULL REFERENCES intervenants (id),
  closed_at TEXT,
  PRIMARY KEY (source, intervenant_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_people_by_intervenant ON source_people (intervenant_id);

-- Which posting and which teaching came from which source; others (an import of a folder) are never closed by one.
CREATE TABLE source_postings (
  source TEXT NOT NULL,
  intervenant_id TEXT NOT NULL REFERENCES intervenants (id),
  uai TEXT NOT NULL,
  discipline_code TEXT NOT NULL,
  -- The person is the head of that school.
  is_head INTEGER NOT NULL DEFAULT 0 CHECK (is_head IN (0, 1)),
  -- Null: in the file, and in `postings`.
  closed_at TEXT,
  PRIMARY KEY (source, intervenant_id, uai, discipline_code)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_postings_by_intervenant ON source_postings (intervenant_id);

CREATE TABLE source_teachings (
  intervenant_id TEXT NOT NULL REFERENCES intervenants (id),
  uai TEXT NOT NULL,
  mef TEXT NOT NULL,
  mef_type TEXT NOT NULL,
  subject TEXT NOT NULL,
  modality TEXT NOT NULL,
  closed_at TEXT,
  PRIMARY KEY (intervenant_id, uai, mef, mef_type, subject, modality)
) STRICT, WITHOUT ROWID;

-- Assignments that CYCLADES brought.
CREATE TABLE source_assignments (
  assignment_id TEXT PRIMARY KEY REFERENCES assignments (id),
  -- Revision of the claim as the import left it: while it stands nobody has begun it. Null: no claim of the import's.
  claim_revision INTEGER,
  -- Statuses that the source gave, over the rules; null: by the rules.
  given_remuneration TEXT,
  given_travel TEXT
) STRICT, WITHOUT ROWID;

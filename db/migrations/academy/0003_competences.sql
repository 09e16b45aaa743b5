-- Schools, teachings and competences of each person, with every word ever said on them.
CREATE TABLE subjects (
  -- «Matière enseignée».
  label TEXT PRIMARY KEY,
  is_sport INTEGER NOT NULL DEFAULT 0 CHECK (is_sport IN (0, 1))
) STRICT;

CREATE TABLE mef_levels (
  -- «Module Élémentaire de Formation».
  mef TEXT PRIMARY KEY,
  level TEXT NOT NULL CHECK (level IN ('BGT', 'BCP', 'CAP'))
) STRICT;

CREATE TABLE postings (
  id INTEGER PRIMARY KEY,
  intervenant_id TEXT NOT NULL REFERENCES intervenants (id),
  uai TEXT NOT NULL,
  school_label TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('principal', 'secondary')),
  category TEXT NOT NULL CHECK (category IN ('college', 'lycee', 'lyceePro', 'other')),
  discipline_code TEXT NOT NULL,
  discipline_label TEXT NOT NULL,
  UNIQUE (intervenant_id, uai, discipline_code)
) STRICT;

CREATE TABLE teachings (
  id INTEGER PRIMARY KEY,
  intervenant_id TEXT NOT NULL REFERENCES intervenants (id),
  uai TEXT NOT NULL,
  school_label TEXT NOT NULL,
  mef TEXT NOT NULL,
  mef_type TEXT NOT NULL,
  subject TEXT NOT NULL,
  modality TEXT NOT NULL,
  UNIQUE (intervenant_id, uai, mef, mef_type, subject, modality)
) STRICT;

CREATE TABLE exam_options (
  -- The source's own code.
  key TEXT PRIMARY KEY,
  exam TEXT NOT NULL,
  speciality TEXT NOT NULL,
  label TEXT NOT NULL,
  category TEXT NOT NULL CHECK (category IN ('dnb', 'bacPro', 'bacTechno', 'bacGeneral', 'earlyTests', 'bts', 'other'))
) STRICT;
CREATE INDEX exam_options_by_category ON exam_options (category);

-- Rows are only ever added: the last one of an author stands, the others tell how it came about.
CREATE TABLE competence_words (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  intervenant_id TEXT NOT NULL REFERENCES intervenants (id),
  option_key TEXT NOT NULL REFERENCES exam_options (key),
  author TEXT NOT NULL CHECK (author IN ('school', 'system', 'gestionnaire', 'intervenant')),
  -- UAI, SYS, the gestionnaire's code, or the NUMEN.
  author_code TEXT NOT NULL,
  word TEXT NOT NULL CHECK (word IN ('C', 'I')),
  said_at TEXT NOT NULL,
  -- Null: an import.
  actor_account_id TEXT,
  actor_name TEXT NOT NULL,
  -- The device's operation; null: an import.
  operation_id TEXT UNIQUE,
  -- JSON of what the person saw when they said it; null: an import.
  seen TEXT
) STRICT;
CREATE INDEX competence_words_by_intervenant ON competence_words (intervenant_id, option_key, id);

-- The log without a list of entities: a new one needs no new table. Sequences stay what devices know.
ALTER TABLE changes RENAME TO changes_before;
DROP INDEX changes_by_recipient;
CREATE TABLE changes (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  recipient TEXT NOT NULL,
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL
) STRICT;
INSERT INTO changes (sequence, recipient, entity, entity_id)
  SELECT sequence, recipient, entity, entity_id FROM changes_before ORDER BY sequence;
DROP TABLE changes_before;
CREATE INDEX changes_by_recipient ON changes (recipient, sequence);

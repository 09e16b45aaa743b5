-- The gestionnaire's queue: one line a claim in the order of work, found by words and marks; views; bulk decisions.

-- What a claim can be chosen by and is called by many: exams, mission types, centres. A mark names one by its id.
CREATE TABLE queue_labels (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('exam', 'type', 'centre')),
  -- The exam itself, the type's code, the centre's UAI (its label where it has none).
  key TEXT NOT NULL,
  label TEXT NOT NULL,
  UNIQUE (kind, key)
) STRICT;

-- One line a claim that has a part. `place` is its place in the queue: a new one at each validation, at the end.
CREATE TABLE queue_entries (
  place INTEGER PRIMARY KEY,
  claim_id TEXT NOT NULL UNIQUE REFERENCES claims (id),
  -- Of the last validation; null: never validated.
  validated_at TEXT,
  -- «Frais divers» of all trips.
  amount_cents INTEGER NOT NULL,
  -- What the index below was made of.
  marks TEXT NOT NULL,
  person TEXT NOT NULL,
  numbers TEXT NOT NULL
) STRICT;

-- Marks begin with `_`, which no searched word has. The index is fed by repositories/queue-index, in the same write.
CREATE VIRTUAL TABLE queue_index USING fts5(
  marks, person, numbers,
  content='', contentless_delete=1, detail=column,
  tokenize="unicode61 remove_diacritics 2 tokenchars '_'", prefix='2 3'
);

-- The one definition of a line: `_s` status of a part, `_l` label, `_y` `_m` `_j` year, month and day of the mission's
-- start, `_z` `_w` `_v` of the last validation (UTC), `_a?` whole euros by thousands, hundreds, tens and ones.
CREATE VIEW queue_source AS
SELECT c.id AS claim_id, c.last_validated_at AS validated_at, a.amount_cents,
  '_s' || c.remuneration_status || ' _s' || c.travel_status
    || iif(c.is_late = 1, ' _late', '') || coalesce(' _' || c.attestation, '')
    || iif(c.not_done_at IS NULL, '', ' _notdone')
    || coalesce(' _l' || (SELECT l.id FROM queue_labels l WHERE l.kind = 'exam' AND l.key = m.exam), '')
    || coalesce(' _l' || (SELECT l.id FROM queue_labels l WHERE l.kind = 'type' AND l.key = m.type_code), '')
    || coalesce(' _l' || (SELECT l.id FROM queue_labels l
      WHERE l.kind = 'centre' AND l.key = coalesce(m.centre_uai, m.centre_label)), '')
    || ' _y' || substr(m.starts_at, 1, 4) || ' _m' || substr(m.starts_at, 1, 4) || substr(m.starts_at, 6, 2)
    || ' _j' || substr(m.starts_at, 1, 4) || substr(m.starts_at, 6, 2) || substr(m.starts_at, 9, 2)
    || coalesce(' _z' || substr(c.last_validated_at, 1, 4)
      || ' _w' || substr(c.last_validated_at, 1, 4) || substr(c.last_validated_at, 6, 2)
      || ' _v' || substr(c.last_validated_at, 1, 4) || substr(c.last_validated_at, 6, 2)
      || substr(c.last_validated_at, 9, 2), '')
    || ' _am' || min(99, a.amount_cents / 100000) || ' _ac' || (a.amount_cents / 10000)
    || ' _ad' || (a.amount_cents / 1000) || ' _au' || (a.amount_cents / 100) AS marks,
  replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(i.full_name,
    'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae'), 'ł', 'l'), 'Ł', 'l'), 'đ', 'd'), 'Đ', 'd'), 'ø', 'o'), 'Ø', 'o')
    || ' ' || i.identifier AS person,
  c.mission_number || coalesce(' ' || c.file_number, '') AS numbers
FROM claims c
JOIN assignments s ON s.id = c.assignment_id
JOIN missions m ON m.number = s.mission_number
JOIN intervenants i ON i.id = s.intervenant_id
JOIN (SELECT k.id, coalesce((SELECT sum(t.value ->> 'otherCostsCents') FROM json_each(k.content, '$.trips') t), 0)
  AS amount_cents FROM claims k) a ON a.id = c.id
WHERE c.remuneration_status <> 'none' OR c.travel_status <> 'none';

-- Claims that were there before, oldest validation first, those never validated before them.
INSERT INTO queue_labels (kind, key, label)
  SELECT 'exam', exam, exam FROM missions GROUP BY exam
  UNION ALL SELECT 'type', code, label FROM mission_types
  UNION ALL SELECT 'centre', coalesce(centre_uai, centre_label), min(coalesce(centre_label, centre_uai)) FROM missions
    WHERE coalesce(centre_uai, centre_label) IS NOT NULL GROUP BY coalesce(centre_uai, centre_label);
INSERT INTO queue_entries (place, claim_id, validated_at, amount_cents, marks, person, numbers)
  SELECT row_number() OVER (ORDER BY coalesce(validated_at, ''), claim_id), claim_id, validated_at, amount_cents, marks,
    person, numbers FROM queue_source;
INSERT INTO queue_index (rowid, marks, person, numbers)
  SELECT place, marks, person, numbers FROM queue_entries ORDER BY place;

-- What was looked for, under an id that says nothing: words of a search never stand in an address. With a name: kept.
CREATE TABLE desk_views (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL,
  -- Null: the last searches, let go after a day.
  name TEXT,
  -- JSON of QueueFilter.
  filter TEXT NOT NULL,
  saved_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX desk_views_by_name ON desk_views (account_id, name) WHERE name IS NOT NULL;
CREATE INDEX desk_views_unnamed ON desk_views (account_id, saved_at) WHERE name IS NULL;

-- Several claims accepted together: prepared (shown first), applied, and for a while undone.
CREATE TABLE bulk_decisions (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL,
  prepared_at TEXT NOT NULL,
  applied_at TEXT,
  undone_at TEXT
) STRICT;
CREATE INDEX bulk_decisions_by_account ON bulk_decisions (account_id, prepared_at);

CREATE TABLE bulk_decision_claims (
  bulk_id TEXT NOT NULL REFERENCES bulk_decisions (id),
  claim_id TEXT NOT NULL REFERENCES claims (id),
  position INTEGER NOT NULL,
  -- The revision that the gestionnaire saw.
  revision INTEGER NOT NULL,
  -- What became of it: 'accepted', 'undone', or the code for which it was not; null: not yet decided.
  outcome TEXT,
  -- The revision that the acceptance made; null: it was not accepted.
  accepted_revision INTEGER,
  PRIMARY KEY (bulk_id, claim_id)
) STRICT;

-- What the intervenant may not enter (guide §2.6.4.2): pay entered by the jury's president or the gestionnaire, JSON of
-- SuppliedPay; the scale of reimbursement of a trip, JSON by the trip's id, SNCF where there is none.
ALTER TABLE claims ADD COLUMN supplied_pay TEXT;
ALTER TABLE claims ADD COLUMN travel_scales TEXT;

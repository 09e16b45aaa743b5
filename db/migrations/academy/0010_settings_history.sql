-- What an académie's office sets beside the académie itself, and every change of either: who, when, before, after.
CREATE TABLE settings_history (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- Of the form that was posted: sent twice, it changes once.
  decision_id TEXT NOT NULL UNIQUE,
  -- ISO instant, UTC.
  at TEXT NOT NULL,
  actor_account_id TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  section TEXT NOT NULL,
  -- The settings' version from this change on. NOT NULL refuses a change that was made over another version.
  settings_version INTEGER NOT NULL,
  -- JSON; null: there was nothing before, or there is nothing after.
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX settings_history_by_section ON settings_history (section, id);

-- Exams whose pay part is not the intervenant's («taux NR») or is never generated («en cours d'année»): rules §1.
CREATE TABLE pay_rules (
  -- Without case, accents and doubled blanks: what is compared.
  exam_key TEXT NOT NULL,
  exam TEXT NOT NULL,
  -- Code of a mission type; '*': all of them, where the type has no rule of its own.
  type_code TEXT NOT NULL,
  rule TEXT NOT NULL CHECK (rule IN ('locked', 'unpaid')),
  PRIMARY KEY (exam_key, type_code)
) STRICT;

-- «Communes limitrophes»: between them no travel is due (rules §1). One row a pair, the lesser key first.
CREATE TABLE neighbouring_towns (
  town_a_key TEXT NOT NULL,
  town_b_key TEXT NOT NULL,
  town_a TEXT NOT NULL,
  town_b TEXT NOT NULL,
  PRIMARY KEY (town_a_key, town_b_key)
) STRICT;

-- Rates as dated data, each with the text that it comes from.
CREATE TABLE rates (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  -- What it holds for within its kind: «jusqu'à 5 CV, jusqu'à 2 000 km»; empty: all.
  band TEXT NOT NULL DEFAULT '',
  -- Exact decimal with a point, of the kind's unit.
  amount TEXT NOT NULL,
  -- «YYYY-MM-DD»
  starts_on TEXT NOT NULL,
  source TEXT NOT NULL,
  UNIQUE (kind, band, starts_on)
) STRICT;

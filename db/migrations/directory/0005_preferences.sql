-- What a person chose for every device of theirs: the accessibility settings (guide §1.3.1). One row an account, the
-- last written stands.
CREATE TABLE preferences (
  account_id TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  contrast TEXT NOT NULL CHECK (contrast IN ('system', 'default', 'strong', 'inverted')),
  -- Percents.
  text_size INTEGER NOT NULL CHECK (text_size BETWEEN 100 AND 200),
  line_spacing TEXT NOT NULL CHECK (line_spacing IN ('default', 'wide', 'wider')),
  alignment TEXT NOT NULL CHECK (alignment IN ('start', 'justify')),
  -- ISO instant by the server's clock.
  changed_at TEXT NOT NULL
) STRICT;

-- What an administrateur does with accounts: locked, closed, looked for; and who must show a second factor.
ALTER TABLE accounts ADD COLUMN standing TEXT NOT NULL DEFAULT 'open' CHECK (standing IN ('open', 'locked', 'closed'));
-- Grows by one at each change by an administrateur: of two at once, the second is told.
ALTER TABLE accounts ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
-- Row of `account_words`; null: not in it yet, or its name changed since.
ALTER TABLE accounts ADD COLUMN search_row INTEGER;
CREATE UNIQUE INDEX accounts_by_search_row ON accounts (search_row) WHERE search_row IS NOT NULL;
CREATE INDEX accounts_not_searchable ON accounts (id) WHERE search_row IS NULL;
CREATE INDEX accounts_by_name ON accounts (full_name, id);

-- Names and identifiers as words, without case and accents; keeps no text.
CREATE VIRTUAL TABLE account_words USING fts5 (
  words,
  content = '',
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '2 3'
);

-- Of the administrateur who gave the role; null: an import or the identity provider.
ALTER TABLE account_roles ADD COLUMN granted_by TEXT;
CREATE INDEX account_roles_by_academy ON account_roles (academy, role, account_id);

-- Gestionnaires and administrateurs of the académie show a second factor at each sign-in.
ALTER TABLE academies ADD COLUMN requires_second_factor INTEGER NOT NULL DEFAULT 0 CHECK (requires_second_factor IN (0, 1));

-- The académie in whose name an act was done: its administrateurs read its lines and no other's.
ALTER TABLE audit_log ADD COLUMN academy TEXT;
CREATE INDEX audit_log_by_academy ON audit_log (academy, id);

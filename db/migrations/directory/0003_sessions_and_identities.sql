-- What a person is shown of their sessions, and accounts that an identity provider vouches for (OpenID Connect).

-- Seconds since 1970 UTC; 0: from before these were kept.
ALTER TABLE sessions ADD COLUMN created_at INTEGER NOT NULL DEFAULT 0;
-- Written every few minutes at most.
ALTER TABLE sessions ADD COLUMN last_seen_at INTEGER NOT NULL DEFAULT 0;
-- Family of browser and system alone («Firefox/Android»), never the whole header.
ALTER TABLE sessions ADD COLUMN agent TEXT NOT NULL DEFAULT '';
-- When the provider saw the person prove who they are, seconds since 1970 UTC by its clock; null: a local password.
ALTER TABLE sessions ADD COLUMN authenticated_at INTEGER;
-- The provider's ID token, handed back to it at sign-out and to nobody else; null: a local password.
ALTER TABLE sessions ADD COLUMN id_token TEXT;

-- One account may be known to several providers; one subject of a provider is one account.
CREATE TABLE identities (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  linked_at TEXT NOT NULL,
  last_used_at TEXT NOT NULL,
  PRIMARY KEY (issuer, subject)
) STRICT;
CREATE INDEX identities_by_account ON identities (account_id);

-- Who granted a role: an import's stay, the provider's are looked at anew at each sign-in.
ALTER TABLE account_roles ADD COLUMN source TEXT NOT NULL DEFAULT 'import' CHECK (source IN ('import', 'provider'));

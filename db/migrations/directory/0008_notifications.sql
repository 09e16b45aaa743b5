-- Who is told of what while the app is closed, where to, and what is still to be sent. No name, no mission number.

-- What each person chose; without a row everything. Nothing is sent without a confirmed address or an allowed device.
CREATE TABLE notification_choices (
  account_id TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  -- JSON lists of kinds.
  mail_kinds TEXT NOT NULL,
  push_kinds TEXT NOT NULL,
  -- ISO instant by the server's clock.
  changed_at TEXT NOT NULL
) STRICT;

-- Confirmed addresses alone: nothing but a code is ever sent to another one.
CREATE TABLE mail_addresses (
  account_id TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  address TEXT NOT NULL,
  confirmed_at TEXT NOT NULL,
  -- In each mail's link: stops these mails and opens nothing.
  stop_token TEXT NOT NULL UNIQUE
) STRICT;

-- An address until its code is right.
CREATE TABLE mail_address_drafts (
  account_id TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  address TEXT NOT NULL,
  code_hash TEXT NOT NULL,
  -- Codes tried.
  tries INTEGER NOT NULL DEFAULT 0,
  -- Milliseconds since 1970 UTC.
  expires_at INTEGER NOT NULL
) STRICT;

-- Codes sent lately, so that nobody's letter box is filled from here. `subject` is a SHA-256, never the address.
CREATE TABLE mail_code_sends (
  subject TEXT NOT NULL,
  -- Milliseconds since 1970 UTC.
  sent_at INTEGER NOT NULL
) STRICT;
CREATE INDEX mail_code_sends_by_subject ON mail_code_sends (subject, sent_at);

-- Devices that may be called (Push API). One endpoint belongs to who allowed it last on that device.
CREATE TABLE push_subscriptions (
  -- SHA-256 of the endpoint, hexadecimal.
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  endpoint TEXT NOT NULL,
  p256dh TEXT NOT NULL,
  auth TEXT NOT NULL,
  -- Family of browser and system alone («Firefox/Android»).
  agent TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX push_subscriptions_by_account ON push_subscriptions (account_id);

-- The outbox: one row a message. `handing`: begun and not known to have ended; it is never sent a second time.
CREATE TABLE notification_deliveries (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  channel TEXT NOT NULL CHECK (channel IN ('mail', 'push')),
  -- Of push: to which device; null: by mail.
  subscription_id TEXT,
  -- JSON: how many of each kind. Ten changes are one message.
  counts TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'handing', 'sent', 'failed', 'dropped', 'unknown')),
  attempts INTEGER NOT NULL DEFAULT 0,
  -- Milliseconds since 1970 UTC.
  next_attempt_at INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  settled_at TEXT,
  -- A word of ours or a status, never what a server said.
  reason TEXT
) STRICT;
CREATE INDEX notification_deliveries_by_turn ON notification_deliveries (state, next_attempt_at);
CREATE INDEX notification_deliveries_by_account ON notification_deliveries (account_id);

-- Events that were taken from an académie's base: a crash before their deletion there repeats nothing.
CREATE TABLE notification_taken (
  event_id TEXT PRIMARY KEY,
  taken_at TEXT NOT NULL
) STRICT;
CREATE INDEX notification_taken_by_time ON notification_taken (taken_at);

-- Which process runs a timer that must not run twice at once.
CREATE TABLE process_turns (
  name TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  -- Milliseconds since 1970 UTC.
  until INTEGER NOT NULL
) STRICT;

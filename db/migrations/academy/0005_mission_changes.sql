-- A person taken off a mission, or a mission given up: it stays listed, as «Annulée» (guide §2.3).
-- ISO instant; null: not cancelled.
ALTER TABLE assignments ADD COLUMN cancelled_at TEXT;

-- Who changed which field of a claim last, and when: JSON list of ContentChange, oldest first. Empty: as imported.
ALTER TABLE claims ADD COLUMN content_changes TEXT NOT NULL DEFAULT '[]';

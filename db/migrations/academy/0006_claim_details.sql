-- What «Suivi» tells beside the statuses (guide §2.6.4.1).
-- The day each part was paid, when known: «YYYY-MM-DD». The two parts can be paid in different months.
ALTER TABLE claims ADD COLUMN remuneration_paid_on TEXT;
ALTER TABLE claims ADD COLUMN travel_paid_on TEXT;
-- «un commentaire affiché détaille ce regroupement» (guide §2.6.4.2): of the grouping claim and of those it took in.
ALTER TABLE claims ADD COLUMN grouping_comment TEXT;
-- When a gesture was made by the device's clock, ISO instant: information only, beside `at`, which is the server's.
ALTER TABLE claim_history ADD COLUMN made_at TEXT;

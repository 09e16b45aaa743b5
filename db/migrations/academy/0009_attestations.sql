-- Heads: which schools and exam centres a person answers for, and their word in «Suivi».
CREATE TABLE head_schools (
  -- Of an account whose roles here are chefCentre or chefEtablissement; without the role it gives nothing.
  account_id TEXT NOT NULL,
  uai TEXT NOT NULL,
  PRIMARY KEY (account_id, uai)
) STRICT;

-- Who acts, where it is none of the three of `actor`: 'chefCentre'. `actor` is then 'system', as older readers know it.
ALTER TABLE claim_history ADD COLUMN actor_role TEXT;

CREATE INDEX missions_by_centre ON missions (centre_uai, starts_at, number);
CREATE INDEX postings_by_school ON postings (uai, intervenant_id);

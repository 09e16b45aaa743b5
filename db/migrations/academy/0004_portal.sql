-- What the portal shows and opens: the application of a mission's type, the state of marking, inspecteurs généraux.
ALTER TABLE mission_types ADD COLUMN portal TEXT CHECK (portal IN ('santorin', 'cyclades'));
ALTER TABLE assignments ADD COLUMN correction_state TEXT CHECK (correction_state IN ('toMark', 'toScan', 'markedInSantorin', 'attested'));
ALTER TABLE intervenants ADD COLUMN is_inspecteur_general INTEGER NOT NULL DEFAULT 0 CHECK (is_inspecteur_general IN (0, 1));

-- The guide's types that an académie already has (guide §2.7.1); a gestionnaire edits them afterwards.
UPDATE mission_types SET portal = 'santorin' WHERE code IN ('CORRECTION_COPIES', 'CORRECTION_DOMICILE', 'ORAL',
  'ECRIT_CONTROLE_CONTINU', 'CORRECTION_E3C', 'CORRECTION_DEMATERIALISEE', 'REUNION_HARMONISATION');
UPDATE mission_types SET portal = 'cyclades' WHERE code = 'COMMISSION_EPS';

-- When a «dossier financier» was last said to be active: after the académie's months without word or payment it counts as
-- inactive. Null: said before days were kept; such a file stays as it was said.
ALTER TABLE intervenants ADD COLUMN financial_file_seen_on TEXT;
CREATE INDEX intervenants_by_financial_file ON intervenants (financial_file_seen_on) WHERE is_financial_file_active = 1;

// The guide's mission types and what each asks for (guide §2.6.4.2): data to import, which a gestionnaire then edits.
// Not for the phone: a mission carries its own label and pay input.
import type { MissionPortal } from '../portal/application';
import type { PayInput } from './mission';

export interface MissionType {
	code: string;
	label: string;
	payInput: PayInput;
	/** «Jury de délibération», second group included: opens the jury portal to its presidents. */
	isDeliberation: boolean;
	/** What «Portail d'accès aux missions» opens for it (guide §2.7.1); null: it is not shown there. */
	portal: MissionPortal | null;
}

const type = (
	code: string,
	label: string,
	payInput: PayInput,
	more: Partial<Pick<MissionType, 'isDeliberation' | 'portal'>> = {}
): MissionType => ({ code, label, payInput, isDeliberation: false, portal: null, ...more });

const SANTORIN = { portal: 'santorin' } as const;

export const DEFAULT_MISSION_TYPES: readonly MissionType[] = [
	type('CORRECTION_COPIES', 'Correction de copies', 'copies', SANTORIN),
	type('CORRECTION_DOMICILE', 'CORRECTION A DOMICILE', 'copies', SANTORIN),
	type('ORAL', 'Interrogation orale', 'candidates', SANTORIN),
	type('ORAUX_PROFESSIONNELS', 'ORAUX PROFESSIONNELS', 'candidates'),
	type('ORAL_2ND_GROUPE', 'Oral 2nd groupe', 'candidates'),
	type('VAE', 'VAE', 'candidates'),
	type('EPREUVE_PRATIQUE', 'EPREUVE PRATIQUE', 'halfDays'),
	type('PRATIQUE_PROFESSIONNELLE', 'PRATIQUE PROFESSIONNELLE', 'halfDays'),
	type('EPREUVES_EPS', 'EPREUVES EPS', 'halfDays'),
	type('EPREUVE_SPORTIVE', 'Epreuve sportive', 'halfDays'),
	type('ORAL_CONTROLE_CONTINU', 'Epreuve orale ponctuelle au titre du contrôle continu', 'halfDays'),
	type('ENTRETIEN_RECRUTEMENT', 'Entretien recrutement sans concours', 'duration'),
	type('LECTURE_MEMOIRE', 'LECTURE DE MEMOIRE', 'duration'),
	type(
		'ECRIT_CONTROLE_CONTINU',
		'Epreuve écrite ponctuelle au titre du contrôle continu',
		'santorin',
		SANTORIN
	),
	type('CORRECTION_E3C', 'Correction de copies épreuve E3C', 'santorin', SANTORIN),
	type('CORRECTION_DEMATERIALISEE', 'Correction dématérialisée', 'santorin', SANTORIN),
	type('SURVEILLANCE', 'SURVEILLANCE', 'gestionnaire'),
	type('TRAVAUX_ADMINISTRATIFS', 'TRAVAUX ADMINISTRATIFS', 'gestionnaire'),
	type('REUNION', 'REUNION', 'gestionnaire'),
	type('VALIDATION_THEMES', 'VALIDATION DES THEMES', 'gestionnaire'),
	type('JURY_DELIBERATION', 'Jury de délibération', 'none', { isDeliberation: true }),
	type('JURY_DELIBERATION_2ND_GROUPE', 'Jury de délibération 2nd groupe', 'none', { isDeliberation: true }),
	type('REUNION_ENTENTE', "REUNION D'ENTENTE", 'none'),
	type('REUNION_HARMONISATION', "REUNION D'HARMONISATION", 'none', SANTORIN),
	type('COMMISSION_EPS', 'Commission académique EPS', 'none', { portal: 'cyclades' }),
	// Kinds that the guide names without printing a mission of theirs (§2.7.1); their labels are ours.
	type('LECTURE_DOSSIER', 'Lecture de dossier', 'gestionnaire', SANTORIN),
	type('HASAN', 'Harmonisation', 'none', SANTORIN),
	type('CCONF', 'Mission de conformité (CCONF)', 'gestionnaire', SANTORIN),
	type('COMPO', 'Composition en ligne (COMPO)', 'gestionnaire', SANTORIN),
	type('NUMERISATION', 'Chargé de numérisation', 'gestionnaire', SANTORIN)
];

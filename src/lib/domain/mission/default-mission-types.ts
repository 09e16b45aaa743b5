// The guide's mission types and what each asks for (guide §2.6.4.2): data to import, which a gestionnaire then edits.
// Not for the phone: a mission carries its own label and pay input.
import type { PayInput } from './mission';

export interface MissionType {
	code: string;
	label: string;
	payInput: PayInput;
	/** «Jury de délibération», second group included: opens the jury portal to its presidents. */
	isDeliberation: boolean;
}

const type = (code: string, label: string, payInput: PayInput, isDeliberation = false): MissionType => ({
	code,
	label,
	payInput,
	isDeliberation
});

export const DEFAULT_MISSION_TYPES: readonly MissionType[] = [
	type('CORRECTION_COPIES', 'Correction de copies', 'copies'),
	type('CORRECTION_DOMICILE', 'CORRECTION A DOMICILE', 'copies'),
	type('ORAL', 'Interrogation orale', 'candidates'),
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
	type('ECRIT_CONTROLE_CONTINU', 'Epreuve écrite ponctuelle au titre du contrôle continu', 'santorin'),
	type('CORRECTION_E3C', 'Correction de copies épreuve E3C', 'santorin'),
	type('CORRECTION_DEMATERIALISEE', 'Correction dématérialisée', 'santorin'),
	type('SURVEILLANCE', 'SURVEILLANCE', 'gestionnaire'),
	type('TRAVAUX_ADMINISTRATIFS', 'TRAVAUX ADMINISTRATIFS', 'gestionnaire'),
	type('REUNION', 'REUNION', 'gestionnaire'),
	type('VALIDATION_THEMES', 'VALIDATION DES THEMES', 'gestionnaire'),
	type('JURY_DELIBERATION', 'Jury de délibération', 'none', true),
	type('JURY_DELIBERATION_2ND_GROUPE', 'Jury de délibération 2nd groupe', 'none', true),
	type('REUNION_ENTENTE', "REUNION D'ENTENTE", 'none'),
	type('REUNION_HARMONISATION', "REUNION D'HARMONISATION", 'none'),
	type('COMMISSION_EPS', 'Commission académique EPS', 'none')
];

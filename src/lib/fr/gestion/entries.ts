// Words of what the gestionnaire enters for the intervenant: pay, scale of reimbursement, documents.
import type { RefusalCode } from '../../contracts/refusal';
import type { SuppliedPayKind } from '../../domain/claim/supplied-pay';
import type { ReimbursementScale } from '../../domain/travel/reimbursement-scale';

export const ENTRY_WORDS = {
	title: 'Saisie du gestionnaire',
	back: 'Retour à l’état de frais',
	pay: 'Frais de rémunération',
	payWhy:
		'L’intervenant ne peut pas saisir cette rémunération : elle l’est par le président de jury ou par vous.',
	payKind: 'Rémunérer selon',
	copies: 'Nombre de copies',
	candidates: 'Nombre de candidats',
	hours: 'Nombre d’heures',
	minutes: 'Nombre de minutes',
	halfDays: 'Horaires des demi-journées',
	halfDaysHint: 'Laissez vides les dates sans service.',
	morningStart: 'Début matin',
	morningEnd: 'Fin matin',
	afternoonStart: 'Début après-midi',
	afternoonEnd: 'Fin après-midi',
	savePay: 'Enregistrer la rémunération',
	entered: 'Déjà saisi',
	scale: 'Barème de remboursement',
	scaleWhy:
		'Par défaut, un déplacement en automobile est remboursé au tarif SNCF 2e classe. Le barème kilométrique est accordé par vous, déplacement par déplacement.',
	saveScale: 'Enregistrer le barème',
	nothing: 'Rien n’est à saisir par le gestionnaire sur cet état de frais pour le moment.',
	donePay: 'La rémunération est enregistrée. L’intervenant la lit dans le suivi de son état de frais.',
	doneScale: 'Le barème est enregistré. L’intervenant le lit dans le suivi de son état de frais.',
	refusedTitle: 'Saisie non enregistrée',
	toCorrect: 'À corriger :',
	link: 'Saisir la rémunération ou le barème',
	exported: 'Déjà en lot de paiement',
	correct: {
		remuneration: 'Voir et corriger la rémunération',
		travel: 'Voir et corriger le déplacement'
	}
} as const;

export const PAY_KIND_LABELS: Record<SuppliedPayKind, string> = {
	copies: 'Copies',
	candidates: 'Candidats',
	duration: 'Heures et minutes',
	halfDays: 'Demi-journées'
};

export const SCALE_LABELS: Record<ReimbursementScale, string> = {
	sncf: 'SNCF 2e classe',
	kilometric: 'Barème kilométrique'
};

/** What a line of «Suivi» says of it: «barème kilométrique pour 1 déplacement sur 2». */
export function scaleReason(kilometric: number, trips: number): string {
	if (kilometric === 0) return 'SNCF 2e classe';
	return `barème kilométrique pour ${kilometric} déplacement${kilometric > 1 ? 's' : ''} sur ${trips}`;
}

/** «PLEUVEN → CHATEAULIN, le 01/06/2017». */
export function tripLabel(from: string | null, to: string | null, date: string | null): string {
	const places = `${from ?? '…'} → ${to ?? '…'}`;
	return date === null ? places : `${places}, le ${date}`;
}

export const DEPOSIT_WORDS = {
	title: 'Déposer un document',
	hint: 'PDF, JPEG, PNG ou GIF, 5 Mo au plus. L’intervenant le verra dans ses pièces, comme déposé par le gestionnaire ; il ne pourra pas le supprimer.',
	file: 'Fichier',
	folder: 'Dossier',
	purpose: 'Nature',
	send: 'Déposer',
	done: 'Le document est déposé. L’intervenant le verra comme déposé par le gestionnaire.',
	refusedTitle: 'Document non déposé',
	none: 'Choisissez un fichier.',
	takeBack: 'Retirer ce document',
	takeBackHint:
		'Vous l’avez déposé : il quittera les pièces de l’intervenant. Le suivi garde la trace du dépôt et du retrait.',
	takeBackSend: 'Retirer',
	takenBack: 'Le document est retiré. Le suivi garde la trace du dépôt et du retrait.',
	notTakenBackTitle: 'Document non retiré'
} as const;

/** What the claim's page tells once one of its other forms is done. */
export const FORM_DONE = {
	pay: ENTRY_WORDS.donePay,
	scale: ENTRY_WORDS.doneScale,
	deposit: DEPOSIT_WORDS.done,
	takeBack: DEPOSIT_WORDS.takenBack
} as const;

/** Why a document of the desk stays, where the common sentence would speak to the intervenant. */
export const TAKE_BACK_REFUSALS = {
	'document-not-yours':
		'Seul le gestionnaire qui a déposé ce document peut le retirer. Rien n’a été modifié.',
	'claim-processed':
		'Une décision a été prise depuis le dépôt de ce document : retirez d’abord cette décision, ou gardez le document. Rien n’a été modifié.',
	'not-found': 'Ce document n’est plus parmi les pièces. Rien n’a été modifié.'
} as const satisfies Partial<Record<RefusalCode, string>>;

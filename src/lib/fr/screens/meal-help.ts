// Words of «Proposer les repas et nuits»: what the times allow, and why.
import type { AcademySettings, AwayWindow } from '../../domain/academy/academy';
import type { MealProposal } from '../../domain/travel/propose-meals';

export const MEAL_HELP_WORDS = {
	propose: 'Proposer les repas et nuits',
	title: 'Selon vos dates et heures',
	fill: 'Reporter ces nombres',
	filled: 'Les nombres proposés sont reportés. Vous pouvez les modifier.',
	missing: 'Renseignez d’abord les dates et heures de départ et de retour de ce déplacement.',
	optional: 'Ce n’est qu’une proposition : rien n’est reporté sans vous.'
} as const;

const NAMES = {
	lunches: { one: 'Déjeuner(s) à rembourser', window: 'lunch' },
	dinners: { one: 'Dîner(s) à rembourser', window: 'dinner' },
	nights: { one: 'Nombre de nuitées à rembourser', window: 'night' }
} as const;
const KINDS = ['lunches', 'dinners', 'nights'] as const;

function reason(allowed: number, declared: number, { from, to }: AwayWindow, isNight: boolean): string {
	const days = isNight ? 'nuit' : 'jour';
	if (allowed === 0) return `pas d’absence de ${from} à ${to}`;
	const away = `absence de ${from} à ${to} pendant ${allowed} ${days}${allowed > 1 ? 's' : ''}`;
	return declared === 0
		? away
		: `${away}, moins ${declared} déclaré${declared > 1 ? 's' : ''} gratuit ou administratif`;
}

/** «Déjeuner(s) à rembourser : 1 (absence de 11:00 à 14:00 pendant 1 jour)», one line a kind. */
export function mealReasons(proposal: MealProposal, windows: AcademySettings['mealWindows']): string[] {
	return KINDS.map((kind) => {
		const { one, window } = NAMES[kind];
		const why = reason(proposal.allowed[kind], proposal.declared[kind], windows[window], kind === 'nights');
		return `${one} : ${proposal.proposed[kind]} (${why})`;
	});
}

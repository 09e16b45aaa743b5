// The words of the duplicate of a summons («duplicata de la convocation», guide §2.3.1).

export const SUMMONS_TITLE = 'Duplicata de convocation';

export const SUMMONS_SUBJECT = 'Duplicata de la convocation à une mission d’examen';

/** Same heading as the application's banner: the jury's president enters the pay (guide l.810). */
export const MINISTRY_HEADING = 'MINISTERE DE L’EDUCATION NATIONALE';

export const SUMMONS_INTRODUCTION =
	'Vous êtes convoqué(e) à la mission décrite ci-dessous. Ce duplicata reprend les informations connues de la ' +
	'mission ; la convocation d’origine fait foi et vaut ordre de mission.';

export const SUMMONS_LABELS = {
	office: 'Bureau de gestion',
	intervenant: 'Intervenant',
	identifier: 'Identifiant',
	address: 'Adresse',
	principalSchool: 'Etablissement principal',
	exam: 'Examen',
	session: 'Session',
	speciality: 'Spécialité',
	examOption: 'Epreuve-option',
	missionNumber: 'Numéro de la mission',
	missionType: 'Type de mission',
	centre: 'Centre d’examen',
	quality: 'Qualité',
	juries: 'Jury(s)',
	dates: 'Dates',
	observations: 'Observations'
} as const;

export function summonsFoot(missionNumber: number): string {
	return `${SUMMONS_TITLE} – mission n°${missionNumber}`;
}

// What a head reads and says of a teacher's competences: never a NUMEN (guide §2.4.1).
import { expect, it } from 'vitest';
import type { SaidWord } from '../../../src/lib/domain/competence/competence';
import { forHead, schoolWord } from '../../../src/lib/domain/competence/school-voice';
import { competenceCount, taughtWordText } from '../../../src/lib/fr/gestion/school-competences';

const said = (author: SaidWord['author'], code: string, word: SaidWord['word']): SaidWord => ({
	author,
	code,
	word,
	at: '2017-06-15T08:00:00Z',
	by: 'Somebody'
});

it('the school’s own word is that of its UAI alone', () => {
	const words = [
		said('school', '0310055S', 'I'),
		said('system', 'SYS', 'C'),
		said('school', '0650012K', 'C')
	];
	expect(schoolWord(words, '0310055S')).toBe('I');
	expect(schoolWord(words, '0650012K')).toBe('C');
	expect(schoolWord(words, '0350024L')).toBeNull();
	// A gestionnaire's code may look like anything.
	expect(schoolWord([said('gestionnaire', '0350024L', 'C')], '0350024L')).toBeNull();
});

it('tells a head the teacher’s word without the NUMEN, its date and who said it', () => {
	const told = forHead(said('intervenant', '16E0040007ADR', 'C'));
	expect(told).toEqual({ author: 'intervenant', code: '', word: 'C' });
	expect(taughtWordText(told)).toBe('Enseignant (C)');
	expect(taughtWordText(forHead(said('school', '0310055S', 'I')))).toBe('0310055S (I)');
	expect(taughtWordText(forHead(said('system', 'SYS', 'C')))).toBe('SYS (C)');
});

it('counts what the school has not spoken of yet', () => {
	expect(competenceCount(0, 0)).toBe('Aucune compétence');
	expect(competenceCount(1, 1)).toBe('1 compétence');
	expect(competenceCount(3, 1)).toBe('3 compétences, dont 2 sans avis de l’établissement');
});

// Tables that rights and amounts depend on: matières, M.E.F., rates.
import { randomUUID } from 'node:crypto';
import { RATE_KINDS } from '../../../domain/academy/rate-kinds';
import { EPS_LEVELS } from '../../../domain/access/activities';
import { EPS_LEVEL_LABELS, RATE_KIND_LABELS } from '../../../fr/gestion/settings-choices';
import {
	listMefLevels,
	listRates,
	listSubjects,
	mefLevelStatements,
	rateStatements,
	subjectStatements,
	type MefLevelRow,
	type RateRow,
	type SubjectRow
} from '../../repositories/reference-tables';
import { listSection } from './section';

/** «Gestion des épreuves EPS» asks for a matière that is sport (guide §2.8). */
export const SUBJECTS = listSection<SubjectRow>({
	fields: [
		{ name: 'label', kind: 'text', isRequired: true, maxLength: 120 },
		{ name: 'isSport', kind: 'yesNo' }
	],
	list: ({ code }) => listSubjects(code),
	keyOf: ({ label }) => label,
	show: ({ label, isSport }) => ({ label, isSport: isSport ? 'on' : '' }),
	make: (values) => ({ label: values.text('label'), isSport: values.isYes('isSport') }),
	statements: ({ code }, gone, next) => subjectStatements(code, gone, next)
});

/** … in a class whose M.E.F. leads to BGT, BCP or CAP. */
export const MEF_LEVELS = listSection<MefLevelRow>({
	fields: [
		{ name: 'mef', kind: 'text', isRequired: true, maxLength: 120 },
		{
			name: 'level',
			kind: 'choice',
			isRequired: true,
			choices: EPS_LEVELS.map((value) => ({ value, label: EPS_LEVEL_LABELS[value] }))
		}
	],
	list: ({ code }) => listMefLevels(code),
	keyOf: ({ mef }) => mef,
	show: ({ mef, level }) => ({ mef, level }),
	make: (values) => ({
		mef: values.text('mef'),
		level: EPS_LEVELS.find((level) => level === values.text('level')) ?? 'BGT'
	}),
	statements: ({ code }, gone, next) => mefLevelStatements(code, gone, next)
});

/** Dated, each with its source: a rate that changes is a new line, and the former stays for its days. */
export const RATES = listSection<RateRow>({
	fields: [
		{
			name: 'kind',
			kind: 'choice',
			isRequired: true,
			choices: RATE_KINDS.map((value) => ({ value, label: RATE_KIND_LABELS[value] }))
		},
		{ name: 'band', kind: 'text', maxLength: 80 },
		{ name: 'amount', kind: 'decimal', isRequired: true },
		{ name: 'startsOn', kind: 'date', isRequired: true },
		{ name: 'source', kind: 'text', isRequired: true, maxLength: 300 }
	],
	list: ({ code }) => listRates(code),
	keyOf: ({ id }) => id,
	show: ({ kind, band, amount, startsOn, source }) => ({ kind, band, amount, startsOn, source }),
	make: (values, former) => ({
		id: former?.id ?? randomUUID(),
		kind: RATE_KINDS.find((kind) => kind === values.text('kind')) ?? 'meal',
		band: values.text('band'),
		amount: values.text('amount'),
		startsOn: values.text('startsOn'),
		source: values.text('source')
	}),
	check: ({ kind, band, startsOn }, others) =>
		others.some((other) => other.kind === kind && other.band === band && other.startsOn === startsOn)
			? { startsOn: 'taken' }
			: {},
	statements: (_, gone, next) => rateStatements(gone, next)
});

// Missions: their types, exams without pay, deadlines by session, transport modes.
import type { SessionDeadline } from '../../../domain/academy/academy';
import { examKey } from '../../../domain/mission/exam-key';
import type { MissionType } from '../../../domain/mission/default-mission-types';
import { PAY_INPUTS } from '../../../domain/mission/mission';
import { MISSION_PORTALS } from '../../../domain/portal/application';
import type { TransportMode } from '../../../domain/travel/trip';
import {
	EVERY_TYPE_LABEL,
	PAY_INPUT_LABELS,
	PAY_RULE_LABELS,
	PORTAL_LABELS
} from '../../../fr/gestion/settings-choices';
import { transportModeStatements } from '../../repositories/academies';
import {
	EVERY_TYPE,
	listPayRules,
	payRuleStatements,
	type PayRuleRow
} from '../../repositories/generation-tables';
import {
	isMissionTypeUsed,
	listMissionTypes,
	missionTypeStatements
} from '../../repositories/reference-tables';
import { settingStatement } from '../../repositories/settings-history';
import type { Choice } from './read-fields';
import { listSection } from './section';

const yes = (value: boolean) => (value ? 'on' : '');

function choicesOf<Value extends string>(
	values: readonly Value[],
	labels: Readonly<Record<Value, string>>
): Choice[] {
	return values.map((value) => ({ value, label: labels[value] }));
}

/** As imports write codes: they are keys of other tables. */
const CODE = /^[A-Z][A-Z0-9_ ]{1,39}$/;

/** Guide §2.6.4.2: what each type asks of whom is data, not code. A type that missions use is never taken away. */
export const MISSION_TYPES = listSection<MissionType>({
	fields: [
		{ name: 'code', kind: 'text', isRequired: true, maxLength: 40, pattern: CODE },
		{ name: 'label', kind: 'text', isRequired: true, maxLength: 120 },
		{ name: 'payInput', kind: 'choice', isRequired: true, choices: choicesOf(PAY_INPUTS, PAY_INPUT_LABELS) },
		{ name: 'portal', kind: 'choice', choices: choicesOf(MISSION_PORTALS, PORTAL_LABELS) },
		{ name: 'isDeliberation', kind: 'yesNo' }
	],
	list: ({ code }) => listMissionTypes(code),
	keyOf: ({ code }) => code,
	show: ({ code, label, payInput, portal, isDeliberation }) => ({
		code,
		label,
		payInput,
		portal: portal ?? '',
		isDeliberation: yes(isDeliberation)
	}),
	make: (values, former) => ({
		// Missions know it by its code: that never changes.
		code: former?.code ?? values.text('code'),
		label: values.text('label'),
		payInput: PAY_INPUTS.find((input) => input === values.text('payInput')) ?? 'gestionnaire',
		portal: MISSION_PORTALS.find((portal) => portal === values.text('portal')) ?? null,
		isDeliberation: values.isYes('isDeliberation')
	}),
	check: ({ label }, others) => (others.some((other) => other.label === label) ? { label: 'taken' } : {}),
	keeps: async ({ code }, _, academy) =>
		(await isMissionTypeUsed(academy.code, code)) ? { code: 'in-use' } : null,
	statements: ({ code }, gone, next) => missionTypeStatements(code, gone, next)
});

/** «Taux NR» and «en cours d'année», by exam and type (rules §1). */
export const PAY_RULES = listSection<PayRuleRow>({
	fields: async ({ code }) => [
		{ name: 'exam', kind: 'text', isRequired: true, maxLength: 160 },
		{
			name: 'typeCode',
			kind: 'choice',
			isRequired: true,
			choices: [
				{ value: EVERY_TYPE, label: EVERY_TYPE_LABEL },
				...(await listMissionTypes(code)).map((type) => ({ value: type.code, label: type.label }))
			]
		},
		{
			name: 'rule',
			kind: 'choice',
			isRequired: true,
			choices: choicesOf(['locked', 'unpaid'] as const, PAY_RULE_LABELS)
		}
	],
	list: ({ code }) => listPayRules(code),
	keyOf: (row) => `${row.examKey}|${row.typeCode}`,
	show: ({ exam, typeCode, rule }) => ({ exam, typeCode, rule }),
	make: (values) => ({
		examKey: examKey(values.text('exam')),
		exam: values.text('exam'),
		typeCode: values.text('typeCode'),
		rule: values.text('rule') === 'unpaid' ? 'unpaid' : 'locked'
	}),
	statements: (_, gone, next) => payRuleStatements(gone, next)
});

const sessionName = (session: string) => examKey(session);

export const SESSION_DEADLINES = listSection<SessionDeadline>({
	fields: [
		{ name: 'session', kind: 'text', isRequired: true, maxLength: 60 },
		{ name: 'lastDay', kind: 'date', isRequired: true }
	],
	list: ({ settings }) => settings.claimDeadlines ?? [],
	// «Juin 2017» and «juin 2017» are one session (domain/claim/deadline).
	keyOf: ({ session }) => sessionName(session),
	show: ({ session, lastDay }) => ({ session, lastDay }),
	make: (values) => ({ session: values.text('session'), lastDay: values.text('lastDay') }),
	statements: ({ settings }, _gone, _next, all) => [
		settingStatement('settings', {
			...settings,
			claimDeadlines: [...all].sort((a, b) => a.lastDay.localeCompare(b.lastDay))
		})
	]
});

type Placed = TransportMode & { position: number };

/** In the order of their positions; one at least stays, else no trip can be entered. */
export const TRANSPORT_MODES = listSection<Placed>({
	fields: [
		{ name: 'code', kind: 'text', isRequired: true, maxLength: 40, pattern: CODE },
		{ name: 'label', kind: 'text', isRequired: true, maxLength: 80 },
		{ name: 'isCar', kind: 'yesNo' },
		{ name: 'requiresTicket', kind: 'yesNo' },
		{ name: 'position', kind: 'whole', isRequired: true, min: 1, max: 99 }
	],
	list: ({ transportModes }) => transportModes.map((mode, index) => ({ ...mode, position: index + 1 })),
	keyOf: ({ code }) => code,
	show: ({ code, label, isCar, requiresTicket, position }) => ({
		code,
		label,
		isCar: yes(isCar),
		requiresTicket: yes(requiresTicket),
		position: String(position)
	}),
	make: (values, former) => ({
		// Trips know it by its code.
		code: former?.code ?? values.text('code'),
		label: values.text('label'),
		isCar: values.isYes('isCar'),
		requiresTicket: values.isYes('requiresTicket'),
		position: values.number('position')
	}),
	check: ({ label }, others) => (others.some((other) => other.label === label) ? { label: 'taken' } : {}),
	keeps: (_, others) => Promise.resolve(others.length === 0 ? { code: 'none-left' } : null),
	statements: (_, gone, next, all) => transportModeStatements(ordered(all, gone, next))
});

/** A mode that is moved to another's place comes before it, or after it if it came from before. */
function ordered(all: readonly Placed[], gone: Placed | null, next: Placed | null): TransportMode[] {
	const isLater = gone !== null && next !== null && next.position > gone.position;
	const rank = (mode: Placed) => mode.position * 2 + (mode === next ? (isLater ? 1 : -1) : 0);
	return [...all]
		.sort((a, b) => rank(a) - rank(b))
		.map(({ code, label, isCar, requiresTicket }) => ({ code, label, isCar, requiresTicket }));
}

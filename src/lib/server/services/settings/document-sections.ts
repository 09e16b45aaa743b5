// Documents, travel and what is kept: settings that are values of one form each.
import type { AcademySettings } from '../../../domain/academy/academy';
import {
	MAX_RETENTION_YEARS,
	MIN_RETENTION_YEARS,
	type DeskSettings
} from '../../../domain/academy/desk-settings';
import type { FieldProblems } from '../../../domain/academy/setting-problems';
import { DOCUMENT_FORMATS } from '../../../domain/supporting-document/supporting-document';
import { deskSettingsStatement, readDeskSettings } from '../../repositories/desk-settings';
import { settingStatement } from '../../repositories/settings-history';
import type { FieldSpec, ReadValues } from './read-fields';
import { formSection } from './section';

const yes = (value: boolean) => (value ? 'on' : '');

/** Guide §2.6.4.3: online or by post, formats by content, invoices for nights. */
export const DOCUMENTS = formSection<AcademySettings>({
	fields: [
		{ name: 'documentsOnline', kind: 'yesNo' },
		...DOCUMENT_FORMATS.map((format): FieldSpec => ({ name: format, kind: 'yesNo' })),
		{ name: 'nightInvoiceRequired', kind: 'yesNo' },
		{ name: 'payDocumentsNote', kind: 'lines', maxLength: 600 }
	],
	value: ({ settings }) => settings,
	show: (settings) => ({
		documentsOnline: yes(settings.documentsOnline),
		...Object.fromEntries(
			DOCUMENT_FORMATS.map((format) => [format, yes(settings.documentFormats.includes(format))])
		),
		nightInvoiceRequired: yes(settings.nightInvoiceRequired),
		payDocumentsNote: settings.payDocumentsNote ?? ''
	}),
	check: (values): FieldProblems =>
		DOCUMENT_FORMATS.some((format) => values.isYes(format)) ? {} : { [DOCUMENT_FORMATS[0]]: 'none-left' },
	make: (values, former) => ({
		...former,
		documentsOnline: values.isYes('documentsOnline'),
		documentFormats: DOCUMENT_FORMATS.filter((format) => values.isYes(format)),
		nightInvoiceRequired: values.isYes('nightInvoiceRequired'),
		payDocumentsNote: values.given('payDocumentsNote') ?? undefined
	}),
	statements: (_, settings) => [settingStatement('settings', settings)]
});

const WINDOWS = ['lunch', 'dinner', 'night'] as const;

/** Each window lies within one day: it ends after it begins (domain/travel/absence). */
function windowProblems(values: ReadValues): FieldProblems {
	return Object.fromEntries(
		WINDOWS.filter((name) => values.text(`${name}From`) >= values.text(`${name}To`)).map((name) => [
			`${name}To`,
			'order' as const
		])
	);
}

export const TRAVEL = formSection<AcademySettings>({
	fields: [
		{ name: 'otherCostsAllowed', kind: 'yesNo' },
		{ name: 'departureTownLocked', kind: 'yesNo' },
		...WINDOWS.flatMap((name): FieldSpec[] => [
			{ name: `${name}From`, kind: 'time', isRequired: true },
			{ name: `${name}To`, kind: 'time', isRequired: true }
		])
	],
	value: ({ settings }) => settings,
	show: (settings) => ({
		otherCostsAllowed: yes(settings.otherCostsAllowed),
		departureTownLocked: yes(settings.departureTownLocked),
		...Object.fromEntries(
			WINDOWS.flatMap((name) => [
				[`${name}From`, settings.mealWindows[name].from],
				[`${name}To`, settings.mealWindows[name].to]
			])
		)
	}),
	check: windowProblems,
	make(values, former) {
		const windowOf = (name: string) => ({ from: values.text(`${name}From`), to: values.text(`${name}To`) });
		return {
			...former,
			otherCostsAllowed: values.isYes('otherCostsAllowed'),
			departureTownLocked: values.isYes('departureTownLocked'),
			mealWindows: { lunch: windowOf('lunch'), dinner: windowOf('dinner'), night: windowOf('night') }
		};
	},
	statements: (_, settings) => [settingStatement('settings', settings)]
});

export const DEADLINE = formSection<AcademySettings>({
	fields: [{ name: 'claimDeadline', kind: 'date' }],
	value: ({ settings }) => settings,
	show: ({ claimDeadline }) => ({ claimDeadline: claimDeadline ?? '' }),
	make: (values, former) => ({ ...former, claimDeadline: values.given('claimDeadline') }),
	statements: (_, settings) => [settingStatement('settings', settings)]
});

export const RETENTION = formSection<DeskSettings>({
	fields: [
		{
			name: 'retentionYears',
			kind: 'whole',
			isRequired: true,
			min: MIN_RETENTION_YEARS,
			max: MAX_RETENTION_YEARS
		},
		{ name: 'financialFileMonths', kind: 'whole', isRequired: true, min: 1, max: 120 }
	],
	value: ({ code }) => readDeskSettings(code),
	show: ({ retentionYears, financialFileMonths }) => ({
		retentionYears: String(retentionYears),
		financialFileMonths: String(financialFileMonths)
	}),
	make: (values) => ({
		retentionYears: values.number('retentionYears'),
		financialFileMonths: values.number('financialFileMonths')
	}),
	statements: (_, settings) => [deskSettingsStatement(settings)]
});

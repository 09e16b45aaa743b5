// Reads an académie's settings: JSON, for its texts are long and its lists nested.
import * as z from 'zod/mini';
import { ACTIVITIES, type Academy } from '$lib/domain/academy/academy';
import { DEFAULT_MISSION_TYPES, type MissionType } from '$lib/domain/mission/default-mission-types';
import { PAY_INPUTS } from '$lib/domain/mission/mission';
import { MISSION_PORTALS, PORTAL_MODULES } from '$lib/domain/portal/application';
import { DOCUMENT_FORMATS } from '$lib/domain/supporting-document/supporting-document';
import { IMPORT_WORDS } from '$lib/fr/gestion/import-words';
import { isPortalAddress, type PortalAddresses } from '../portal-addresses';
import { decodeText, type ImportProblem } from './csv-file';
import { isHttpsUrl } from '$lib/domain/academy/external-academies';
import { isZone } from './zone';

const time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const awayWindow = z.strictObject({ from: time, to: time });
const httpsUrl = z.string().check(z.refine(isHttpsUrl, 'https'));
const code = z.string().check(z.regex(/^[A-Z][A-Z0-9_ ]{1,39}$/));

const academySchema = z.strictObject({
	label: z.string(),
	zone: z.string().check(z.refine(isZone, 'zone')),
	isCentral: z._default(z.boolean(), false),
	welcomeMessage: z.string(),
	conditions: z.strictObject({ version: z.int().check(z.minimum(1)), text: z.string() }),
	settings: z.strictObject({
		documentsOnline: z.boolean(),
		documentFormats: z.array(z.enum(DOCUMENT_FORMATS)),
		otherCostsAllowed: z.boolean(),
		nightInvoiceRequired: z.boolean(),
		departureTownLocked: z.boolean(),
		mealWindows: z.strictObject({ lunch: awayWindow, dinner: awayWindow, night: awayWindow }),
		externalAcademies: z._default(
			z.array(
				z.strictObject({
					label: z.string().check(z.minLength(1)),
					missionsUrl: httpsUrl,
					claimsUrl: httpsUrl
				})
			),
			[]
		),
		claimDeadline: z.nullable(z.iso.date()),
		payDocumentsNote: z.optional(z.string()),
		claimDeadlines: z._default(
			z.array(z.strictObject({ session: z.string().check(z.minLength(1)), lastDay: z.iso.date() })),
			[]
		)
	}),
	openActivities: z.array(z.enum(ACTIVITIES)),
	transportModes: z.array(
		z.strictObject({ code, label: z.string(), isCar: z.boolean(), requiresTicket: z.boolean() })
	),
	officeLines: z.array(z.string()),
	/** Added to the guide's types, or put in their place by code. */
	missionTypes: z._default(
		z.array(
			z.strictObject({
				code,
				label: z.string(),
				payInput: z.enum(PAY_INPUTS),
				isDeliberation: z.boolean(),
				portal: z._default(z.nullable(z.enum(MISSION_PORTALS)), null)
			})
		),
		[]
	),
	/** Where the remote applications are; kept by the server, never told to a device. */
	portals: z._default(z.partialRecord(z.enum(PORTAL_MODULES), z.string()), {})
});

export interface AcademyFile {
	/** `settingsVersion` is the database's to give: 0 here. */
	academy: Academy;
	isCentral: boolean;
	missionTypes: MissionType[];
	portals: PortalAddresses;
}

export function readAcademyFile(
	academyCode: string,
	bytes: Uint8Array
): { value: AcademyFile | null; problems: ImportProblem[] } {
	const file = `academies/${academyCode}.json`;
	const refusal = (detail: string) => ({
		value: null,
		problems: [{ file, line: null, column: null, message: IMPORT_WORDS.json(detail), academy: academyCode }]
	});
	let json: unknown;
	try {
		json = JSON.parse(decodeText(bytes));
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		return refusal(error.message);
	}
	const parsed = academySchema.safeParse(json);
	if (!parsed.success) {
		return refusal(parsed.error.issues.map((issue) => issue.path.join('.')).join(', '));
	}
	const { isCentral, missionTypes, portals, ...academy } = parsed.data;
	const wrong = Object.entries(portals).find(([, address]) => !isPortalAddress(address));
	if (wrong !== undefined) return refusal(IMPORT_WORDS.portalAddress(wrong[0]));
	const own = new Set(missionTypes.map((type) => type.code));
	return {
		value: {
			academy: { code: academyCode, settingsVersion: 0, isCentral, ...academy },
			isCentral,
			portals,
			missionTypes: [...DEFAULT_MISSION_TYPES.filter((type) => !own.has(type.code)), ...missionTypes]
		},
		problems: []
	};
}

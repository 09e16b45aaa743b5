// What the phone takes for a person's rights, from the rows that it keeps: also rows of a build from before.
import { describe, expect, it } from 'vitest';
import type { Academy } from '../../../src/lib/domain/academy/academy';
import { activitiesAnywhere } from '../../../src/lib/domain/access/activities';
import type { IntervenantProfile, RoleInAcademy } from '../../../src/lib/domain/access/role';
import { factsOf } from '../../../src/lib/device/live/activities.svelte';

type Reference = Parameters<typeof factsOf>[0];
type Duty = Parameters<typeof factsOf>[2][number];

const ROLES: RoleInAcademy[] = [{ academy: 'CENTRALE', role: 'intervenant' }];

function reference(academy: Partial<Academy>, profile: Partial<IntervenantProfile> = {}): Reference {
	return {
		academies: {
			CENTRALE: {
				code: 'CENTRALE',
				zone: 'Europe/Paris',
				openActivities: ['missions'],
				...academy
			} as Academy
		},
		profiles: { CENTRALE: profile as IntervenantProfile }
	};
}

const PRESIDENCY: Duty = {
	academy: 'CENTRALE',
	quality: null,
	juries: [{ number: '0315', quality: 'Président' }],
	isSummoned: true,
	isDeliberation: true
};
const CENTRAL = reference({ isCentral: true, openActivities: ['juryPortal'] });
const TODAY = Date.parse('2017-06-15T10:00:00+02:00');
const given = (known: Reference, duties: Duty[] = [], roles = ROLES, nowMs = TODAY) =>
	activitiesAnywhere(factsOf(known, roles, duties, nowMs));

describe('the rights read on the phone', () => {
	it('are the opened activities of an intervenant, with rows that lack the newer fields', () => {
		expect(given(reference({ openActivities: ['missions', 'eps', 'subjects'] }))).toEqual(['missions']);
	});

	it('follow the dates that the device knows, without asking anybody', () => {
		const dated = reference({
			activityDates: { missions: { opensOn: '2017-06-15', closesOn: '2017-06-16' } }
		});
		const at = (text: string) => given(dated, [], ROLES, Date.parse(text));
		expect(at('2017-06-14T23:59:59+02:00')).toEqual([]);
		expect(at('2017-06-15T00:00:00+02:00')).toEqual(['missions']);
		expect(at('2017-06-16T23:59:59+02:00')).toEqual(['missions']);
		expect(at('2017-06-17T00:00:00+02:00')).toEqual([]);
	});

	it('follow the profile', () => {
		const open = { openActivities: ['eps', 'subjects', 'statistics'] as Academy['openActivities'] };
		expect(given(reference(open, { isInspecteurGeneral: true }))).toEqual(['subjects', 'statistics']);
		expect(given(reference(open, { disciplineCodes: ['IMSTA'] }))).toEqual(['statistics']);
		expect(given(reference(open, { teachings: [{ isSport: true, level: 'BCP' }] }))).toEqual(['eps']);
	});

	it('follow the quality in the jury, of missions that the person was summoned to and that stand', () => {
		expect(given(CENTRAL, [PRESIDENCY])).toEqual(['juryPortal']);
		expect(given(CENTRAL, [{ ...PRESIDENCY, isSummoned: false }])).toEqual([]);
		expect(given(CENTRAL, [{ ...PRESIDENCY, cancelledAt: '2017-06-01T08:00:00Z' }])).toEqual([]);
		expect(given(CENTRAL, [{ ...PRESIDENCY, academy: 'RENNES' }])).toEqual([]);
		expect(given(CENTRAL, [{ ...PRESIDENCY, isDeliberation: false }])).toEqual([]);
	});

	it('are none with another role, or with the role elsewhere', () => {
		expect(given(CENTRAL, [PRESIDENCY], [{ academy: 'CENTRALE', role: 'gestionnaire' }])).toEqual([]);
		expect(given(CENTRAL, [PRESIDENCY], [{ academy: 'RENNES', role: 'intervenant' }])).toEqual([]);
	});
});

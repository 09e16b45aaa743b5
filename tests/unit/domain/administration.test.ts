// Who may administer whom, and whose roles wait for a second factor.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	accountActProblem,
	grantProblem,
	isAccountIdentifier,
	isOfAcademy,
	mayBeginByIdentifier,
	roleChangeProblem,
	rolesIn
} from '../../../src/lib/domain/access/administration';
import { ROLES, type Role, type RoleInAcademy } from '../../../src/lib/domain/access/role';
import { SECOND_FACTOR_ROLES, standingRoles } from '../../../src/lib/domain/access/second-factor';

const ADMIN = { accountId: 'admin', academies: ['RENNES'] };
const held = (...roles: [string, Role][]): RoleInAcademy[] =>
	roles.map(([academy, role]) => ({ academy, role }));
const account = (...roles: [string, Role][]) => ({ id: 'other', roles: held(...roles) });

describe('an act on the whole account', () => {
	it('is for who is administrateur wherever it has a role', () => {
		expect(accountActProblem(ADMIN, account(['RENNES', 'gestionnaire']))).toBeNull();
		expect(accountActProblem(ADMIN, account(['RENNES', 'intervenant'], ['TOULOUSE', 'intervenant']))).toBe(
			'roles-elsewhere'
		);
		const both = { ...ADMIN, academies: ['RENNES', 'TOULOUSE'] };
		expect(
			accountActProblem(both, account(['RENNES', 'intervenant'], ['TOULOUSE', 'gestionnaire']))
		).toBeNull();
	});

	it('is never for the own account', () => {
		expect(accountActProblem(ADMIN, { id: 'admin', roles: held(['RENNES', 'administrateur']) })).toBe(
			'own-account'
		);
	});

	it('never reaches an académie that the administrateur does not hold, whatever the roles', () => {
		const role = fc.record({
			academy: fc.constantFrom('RENNES', 'TOULOUSE', 'LYON'),
			role: fc.constantFrom(...ROLES)
		});
		const academies = fc.uniqueArray(fc.constantFrom('RENNES', 'TOULOUSE', 'LYON'));
		fc.assert(
			fc.property(fc.array(role), academies, (roles, own) => {
				const may =
					accountActProblem({ accountId: 'admin', academies: own }, { id: 'other', roles }) === null;
				expect(may).toBe(roles.every(({ academy }) => own.includes(academy)));
			})
		);
	});
});

describe('a change of roles', () => {
	const own = { id: 'admin', roles: held(['RENNES', 'administrateur']) };

	it('keeps the own last right of administrateur', () => {
		expect(roleChangeProblem(ADMIN, own, 'RENNES', ['gestionnaire'])).toBe('own-last-right');
		expect(roleChangeProblem(ADMIN, own, 'RENNES', ['administrateur', 'gestionnaire'])).toBeNull();
		expect(roleChangeProblem(ADMIN, account(['RENNES', 'administrateur']), 'RENNES', [])).toBeNull();
	});

	it('lets go of one of several', () => {
		const two = { accountId: 'admin', academies: ['RENNES', 'TOULOUSE'] };
		expect(roleChangeProblem(two, own, 'RENNES', [])).toBeNull();
	});

	it('knows an académie’s people by their roles there', () => {
		const person = account(['TOULOUSE', 'gestionnaire'], ['RENNES', 'chefCentre'], ['RENNES', 'intervenant']);
		expect(isOfAcademy(person, 'RENNES')).toBe(true);
		expect(isOfAcademy(person, 'LYON')).toBe(false);
		expect(rolesIn(person.roles, 'RENNES')).toEqual(['intervenant', 'chefCentre']);
	});
});

describe('an identifier as first password', () => {
	it('opens missions and claims of an external and nothing else', () => {
		expect(mayBeginByIdentifier('external', ['intervenant', 'intervenant'])).toBe(true);
		expect(mayBeginByIdentifier('academic', ['intervenant'])).toBe(false);
		for (const role of ROLES.filter((other) => other !== 'intervenant')) {
			expect(mayBeginByIdentifier('external', ['intervenant', role]), role).toBe(false);
			expect(grantProblem(true, ['intervenant'], ['intervenant', role]), role).toBe('opens-by-identifier');
			expect(grantProblem(false, ['intervenant'], ['intervenant', role]), role).toBeNull();
			// What is held already is taken away, or left, whatever the password.
			expect(grantProblem(true, ['intervenant', role], ['intervenant', role]), role).toBeNull();
		}
		expect(grantProblem(true, [], ['intervenant'])).toBeNull();
	});
});

describe('an identifier', () => {
	it.each([
		'14E0100002SVA',
		'sophie.vasseur',
		'EXT-2026-0417',
		'o’x'.replace('’', "'"),
		'Élodie_1',
		'a@b.fr'
	])('may be %s', (text) => expect(isAccountIdentifier(text)).toBe(true));
	it.each(['', 'ab', '.abc', 'a b c', 'a\u200bbc', 'a'.repeat(61), 'a<b>c', 'a;b=c', 'a\nbc'])(
		'is not %j',
		(text) => expect(isAccountIdentifier(text)).toBe(false)
	);
});

describe('roles that wait for a second factor', () => {
	const roles = ROLES.map((role) => ({ academy: 'RENNES', role, requiresSecondFactor: true }));
	const names = (list: readonly RoleInAcademy[]) => list.map(({ role }) => role);

	it('are those of the desk, until it is shown; the others stand', () => {
		const waiting = standingRoles(roles, { isEnrolled: true, hasPassed: false });
		expect(names(waiting.withheldRoles)).toEqual(['gestionnaire', 'administrateur']);
		expect(names(waiting.roles)).toEqual(['intervenant', 'chefEtablissement', 'chefCentre']);
		const passed = standingRoles(roles, { isEnrolled: true, hasPassed: true });
		expect(passed.withheldRoles).toEqual([]);
		expect(names(passed.roles)).toEqual([...ROLES]);
	});

	it('are none where the académie asks for none and the person enrolled none', () => {
		const free = roles.map((role) => ({ ...role, requiresSecondFactor: false }));
		expect(standingRoles(free, { isEnrolled: false, hasPassed: false }).withheldRoles).toEqual([]);
		expect(names(standingRoles(free, { isEnrolled: true, hasPassed: false }).withheldRoles)).toEqual([
			...SECOND_FACTOR_ROLES
		]);
	});

	it('wait in the académie that asks and not in another', () => {
		const two = [
			{ academy: 'RENNES', role: 'gestionnaire' as const, requiresSecondFactor: true },
			{ academy: 'TOULOUSE', role: 'gestionnaire' as const, requiresSecondFactor: false }
		];
		const { roles: standing, withheldRoles } = standingRoles(two, { isEnrolled: false, hasPassed: false });
		expect(standing).toEqual(held(['TOULOUSE', 'gestionnaire']));
		expect(withheldRoles).toEqual(held(['RENNES', 'gestionnaire']));
	});
});

// What a device checks before it believes an answer: ours, JSON, of the agreed shape. Written by hand, without the
// schema library: the phone would load 9 kB of it for three shapes, and the server alone reads strangers' input.
import { ROLES } from '../domain/access/role';
import type { PushResponse } from './operations';
import type { Change, PullResponse, SessionResponse } from './pull';
import type { SignInResponse } from './sign-in';

type Fields = Record<string, unknown>;

const OUTCOMES = ['applied', 'already-applied', 'conflict', 'refused', 'retry'];
const ENTITIES: readonly Change['entity'][] = ['academy', 'profile', 'conditions', 'assignment', 'claim'];

const isFields = (value: unknown): value is Fields =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
const isOneOf = (list: readonly string[], value: unknown): boolean => isText(value) && list.includes(value);
const isListOf = (value: unknown, isItem: (item: Fields) => boolean): boolean =>
	Array.isArray(value) && value.every((item) => isFields(item) && isItem(item));

/** `POST /api/sync/push`: answers with an id and a known outcome. Which ids are ours is the caller's to check. */
export function isPushResponse(body: unknown): body is PushResponse {
	return (
		isFields(body) &&
		Number.isInteger(body['protocol']) &&
		isListOf(body['answers'], ({ id, outcome }) => isText(id) && isOneOf(OUTCOMES, outcome))
	);
}

/** `GET /api/sync/pull`: a page with its cursor, of known entities. */
export function isPullResponse(body: unknown): body is PullResponse {
	return (
		isFields(body) &&
		Number.isInteger(body['protocol']) &&
		isText(body['accountId']) &&
		isText(body['serverTime']) &&
		isText(body['cursor']) &&
		isFlag(body['resync']) &&
		isFlag(body['hasMore']) &&
		isListOf(
			body['changes'],
			({ entity, id, value }) =>
				isOneOf(ENTITIES, entity) && isText(id) && (value === null || isFields(value))
		)
	);
}

/** `GET /api/session`: an account with its roles. */
export function isSessionResponse(body: unknown): body is SessionResponse {
	if (!isFields(body) || !isFields(body['account'])) return false;
	const { id, identifier, fullName, mustChangePassword, roles } = body['account'];
	return (
		Number.isInteger(body['protocol']) &&
		isText(body['expiresAt']) &&
		isText(body['serverTime']) &&
		isText(id) &&
		isText(identifier) &&
		isText(fullName) &&
		isFlag(mustChangePassword) &&
		isListOf(roles, ({ academy, role }) => isText(academy) && isOneOf(ROLES, role))
	);
}

/** `POST /api/session` and `/api/session/password`: a session, with what opens this device's data again. */
export function isSignInResponse(body: unknown): body is SignInResponse {
	return (
		isSessionResponse(body) &&
		'recoveryKey' in body &&
		isText(body.recoveryKey) &&
		/^[A-Za-z0-9+/]{43}=$/.test(body.recoveryKey) &&
		'landing' in body &&
		isText(body.landing)
	);
}

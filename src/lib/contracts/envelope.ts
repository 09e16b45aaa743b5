// What a device checks before it believes an answer: ours, JSON, of the agreed shape; what a newer server says in words
// that this build does not know is passed over, item by item. Written by hand, without the schema library: the phone
// would load 9 kB of it for three shapes, and the server alone reads strangers' input.
import { ROLES } from '../domain/access/role';
import type { OperationAnswer, PushResponse } from './operations';
import { ENTITY_SINCE } from './protocol';
import type { Change, NobodyResponse, PullResponse, SessionResponse } from './pull';
import { isRefusalCode } from './refusal';
import type { SignInResponse } from './sign-in';

type Fields = Record<string, unknown>;

const OUTCOMES = ['applied', 'already-applied', 'conflict', 'refused', 'retry'];

const isFields = (value: unknown): value is Fields =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
const isOneOf = (list: readonly string[], value: unknown): boolean => isText(value) && list.includes(value);
const isListOf = (value: unknown, isItem: (item: Fields) => boolean): boolean =>
	Array.isArray(value) && value.every((item) => isFields(item) && isItem(item));

/**
 * `POST /api/sync/push`: null if it is not ours. An answer whose outcome is not known here is left out: its operation
 * stays as if unanswered. Which ids are ours is the caller's to check.
 */
export function readPushResponse(body: unknown): PushResponse | null {
	if (!isFields(body) || !Number.isInteger(body['protocol'])) return null;
	const { answers } = body;
	if (!isListOf(answers, ({ id, outcome }) => isText(id) && isText(outcome))) return null;
	const known = (answers as Fields[]).filter(({ outcome }) => isOneOf(OUTCOMES, outcome)).map(inKnownWords);
	return { protocol: body['protocol'] as number, answers: known };
}

/** A newer server's reason that has no sentence here: the way on is to update, and that is what the person reads. */
function inKnownWords(answer: Fields): OperationAnswer {
	const isKnown = answer['code'] === undefined || isRefusalCode(answer['code']);
	return (isKnown ? answer : { ...answer, code: 'protocol-too-old' }) as unknown as OperationAnswer;
}

/**
 * `GET /api/sync/pull`: a page with its cursor; null if it is not ours. Entities that are not known here are left
 * out: once this device speaks the server's protocol, the server tells them anew.
 */
export function readPullResponse(body: unknown): PullResponse | null {
	const isPage =
		isFields(body) &&
		Number.isInteger(body['protocol']) &&
		isText(body['accountId']) &&
		isText(body['serverTime']) &&
		isText(body['cursor']) &&
		isFlag(body['resync']) &&
		isFlag(body['hasMore']) &&
		isListOf(
			body['changes'],
			({ entity, id, value }) => isText(entity) && isText(id) && (value === null || isFields(value))
		);
	if (!isPage) return null;
	const page = body as unknown as PullResponse;
	return {
		...page,
		changes: page.changes.filter(({ entity }: Change) => Object.hasOwn(ENTITY_SINCE, entity))
	};
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

/** `GET /api/session`: our server's own word that nobody is signed in. */
export function isNobodyResponse(body: unknown): body is NobodyResponse {
	return (
		isFields(body) &&
		Number.isInteger(body['protocol']) &&
		body['account'] === null &&
		isText(body['serverTime'])
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

// The door of this room: accounts, sessions and rights. How sessions are kept stays inside.
export {
	academiesOf,
	currentSession,
	hasRole,
	isWithheld,
	requireAccount,
	requireIntervenant,
	requireRole
} from './access';
export { agentFamily } from './agent-family';
export { failedAttempts, sweepAttempts } from './attempts';
export { changePassword } from './change-password';
export { confirmPassword } from './confirm-password';
export { recoveryKeyOf, sweepDeviceKeys } from './device-keys';
export { requireFreshProof } from './device-phrase';
export { beginFederation, endFederation, keepForExit, takeExit } from './federation';
export { landingPath, safeReturnPath } from './landing';
export {
	FIRST_PASSWORD_IS_IDENTIFIER,
	hashPassword,
	MIN_PASSWORD_LENGTH,
	NO_PASSWORD,
	preparePasswords
} from './passwords';
export { providerSettings } from './provider';
export { readSession, settledAccount, sweepSessions, type SignedInSession } from './sessions';
export { signIn, signOut } from './sign-in';

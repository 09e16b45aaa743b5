// The door of this room: what repositories may use. The driver stays inside.
export {
	academyCodes,
	academyDb,
	databaseFile,
	databaseFiles,
	directoryDb,
	isKnownAcademy
} from './databases';
export { StagedBase, type WholeWrite } from './staged-base';
export { DatabaseBusy, failureText, isConstraint } from './failure';
export { booleanOf, bytesOf, integerOf, nullableIntegerOf, nullableTextOf, textOf } from './row';
export {
	statement,
	type JsonValue,
	type ResultSet,
	type Row,
	type SetStatement,
	type SqlValue,
	type Statement
} from './statement';

// Written by the client's build (scripts/phone-files.js), so that it need not be there to check types.
declare module '*/phone-files.json' {
	const files: { desk: string[]; archived: string[] };
	export default files;
}

// Written by the client's build (scripts/desk-files.js), so that it need not be there to check types.
declare module '*/desk-files.json' {
	const files: string[];
	export default files;
}

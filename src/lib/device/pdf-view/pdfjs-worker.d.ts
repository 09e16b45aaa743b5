// The package declares no types of its worker's module; it is only handed on to its other half.
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
	export const WorkerMessageHandler: unknown;
}

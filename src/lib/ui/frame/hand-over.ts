// Gives a file made on this device to the person, as a download.

export function handOver(blob: Blob, fileName: string): void {
	const url = URL.createObjectURL(blob);
	const link = document.createElement('a');
	link.href = url;
	link.download = fileName;
	document.body.append(link);
	link.click();
	link.remove();
	// Some browsers read the address only after the click returned.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

// Looks into every file of a browser's profile on disk for words, as whoever copies or finds the device would.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

async function filesUnder(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { withFileTypes: true, recursive: true });
	return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** As browsers write text: UTF-8, or UTF-16 (LevelDB's keys and V8's strings with a letter beyond Latin-1). */
function formsOf(word: string): Buffer[] {
	return [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le'), Buffer.from(word, 'latin1')];
}

/** «word in file» for each word found; the browser must be closed, so that all is on disk. */
export async function wordsInProfile(profile: string, words: readonly string[]): Promise<string[]> {
	const found: string[] = [];
	for (const path of await filesUnder(profile)) {
		const bytes = await readFile(path);
		for (const word of words) {
			if (formsOf(word).some((form) => bytes.includes(form)))
				found.push(`${word} in ${path.slice(profile.length)}`);
		}
	}
	return found;
}

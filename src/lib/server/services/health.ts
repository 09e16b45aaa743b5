// Whether this process can serve: its directory answers.
import { readInfo } from '../repositories/directory-info';

/** @throws whatever keeps the directory from being read. */
export async function checkHealth(): Promise<void> {
	await readInfo('mark');
}

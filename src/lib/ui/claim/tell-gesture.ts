// What a press of a button on a claim came to, told in the console: trouble stays in view until it is seen or put right.
import { consoleMessages } from '../console/console.svelte';

const ABOUT = 'claim-gesture';

/** Also the same words again: pressed twice, told twice. */
export function tellTrouble(kind: 'error' | 'warning', sentence: string): void {
	consoleMessages.settle(ABOUT);
	consoleMessages.add(kind, sentence, ABOUT);
}

/** The trouble of the press before is put right. */
export function tellDone(sentence: string): void {
	consoleMessages.settle(ABOUT);
	consoleMessages.add('success', sentence);
}

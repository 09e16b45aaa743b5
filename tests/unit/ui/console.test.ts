// What the console keeps in view where there is room for one message: no later word hides what went wrong.
import { beforeEach, describe, expect, it } from 'vitest';
import { consoleMessages } from '../../../src/lib/ui/console/console.svelte';

const inView = () => consoleMessages.inView.map(({ text }) => text);

beforeEach(() => consoleMessages.clear());

describe('the short view', () => {
	it('is the last message while nothing went wrong', () => {
		expect(inView()).toEqual([]);
		consoleMessages.add('info', 'one');
		consoleMessages.add('success', 'two');
		expect(inView()).toEqual(['two']);
	});

	it('keeps an error under any number of later words', () => {
		consoleMessages.add('error', 'refused');
		for (let said = 0; said < 5; said += 1) consoleMessages.add('success', `saved ${said}`);
		expect(inView()).toEqual(['refused', 'saved 4']);
	});

	it('prefers an error to a later warning, and a warning to none', () => {
		consoleMessages.add('warning', 'old');
		consoleMessages.add('info', 'said');
		expect(inView()).toEqual(['old', 'said']);
		consoleMessages.add('error', 'refused');
		expect(inView()).toEqual(['refused']);
		consoleMessages.add('warning', 'late');
		expect(inView()).toEqual(['refused', 'late']);
	});

	it('lets it go once the list was seen, and not what comes after', () => {
		consoleMessages.add('error', 'refused');
		consoleMessages.noteSeen();
		consoleMessages.add('info', 'said');
		expect(inView()).toEqual(['said']);
		consoleMessages.add('error', 'again');
		consoleMessages.add('info', 'more');
		expect(inView()).toEqual(['again', 'more']);
	});

	it('lets it go once it is put right', () => {
		consoleMessages.add('error', 'no room', 'storage');
		consoleMessages.add('info', 'said');
		consoleMessages.settle('storage');
		expect(inView()).toEqual(['said']);
	});
});

describe('the list', () => {
	it('keeps what was said until it is cleared, a subject once', () => {
		consoleMessages.add('info', 'a');
		consoleMessages.add('warning', 'b', 'sync');
		consoleMessages.add('error', 'c', 'sync');
		consoleMessages.add('error', 'c', 'sync');
		expect(consoleMessages.all.map(({ text }) => text)).toEqual(['a', 'c']);
		consoleMessages.clear();
		expect(consoleMessages.all).toEqual([]);
	});

	it('keeps the newest hundred', () => {
		for (let said = 0; said < 130; said += 1) consoleMessages.add('info', String(said));
		expect(consoleMessages.all).toHaveLength(100);
		expect(consoleMessages.all.at(-1)?.text).toBe('129');
	});
});

describe('what can still be undone', () => {
	it('is done once, and its message goes', () => {
		let done = 0;
		consoleMessages.add('info', 'taken away', 'trip', { label: 'Annuler', run: () => void (done += 1) });
		const id = consoleMessages.all[0]?.id ?? 0;
		consoleMessages.act(id);
		consoleMessages.act(id);
		expect(done).toBe(1);
		expect(consoleMessages.all).toEqual([]);
	});

	it('belongs to its own moment: the same words again offer the later thing', () => {
		const done: string[] = [];
		const take = (name: string) =>
			consoleMessages.add('info', 'taken away', 'trip', {
				label: 'Annuler',
				run: () => void done.push(name)
			});
		take('first');
		take('second');
		expect(consoleMessages.all).toHaveLength(1);
		consoleMessages.act(consoleMessages.all[0]?.id ?? 0);
		expect(done).toEqual(['second']);
	});

	it('ends with its screen, and the words stay', () => {
		let done = 0;
		consoleMessages.add('info', 'taken away', 'RENNES-1:trips.a', {
			label: 'Annuler',
			run: () => void (done += 1)
		});
		consoleMessages.add('info', 'elsewhere', 'RENNES-2:trips.b', {
			label: 'Annuler',
			run: () => void (done += 1)
		});
		consoleMessages.endOffers('RENNES-1:');
		for (const { id } of consoleMessages.all) consoleMessages.act(id);
		expect(done).toBe(1);
		expect(consoleMessages.all.map(({ text }) => text)).toEqual(['taken away']);
	});
});

// A base that stays locked, as while a great import is written: what each kind of caller is told is true of it.
import { isHttpError, type RequestEvent } from '@sveltejs/kit';
import { expect, it } from 'vitest';
import { DatabaseBusy } from '$lib/server/db';
import { endpoint, guarded } from '$lib/server/http/endpoint';

const event = { locals: { requestId: 'r' }, url: new URL('http://localhost/gestion') } as RequestEvent;
const locked = () => Promise.reject(new DatabaseBusy('Locked.'));

it('a page tells that nothing was written and what to do, not that a device keeps it', async () => {
	const told = await guarded(locked)(event).catch((thrown: unknown) => thrown);
	if (!isHttpError(told)) throw new Error('It is no error page.');
	expect(told.status).toBe(503);
	expect(told.body).toMatchObject({ code: 'busy', requestId: 'r' });
	expect(told.body.message).toMatch(/Rien n’a été enregistré.*recommencez/);
	expect(told.body.message).not.toMatch(/appareil|de lui-même/);
});

it('a phone is told that it keeps everything, and when to try again', async () => {
	const answer = await endpoint(locked)(event);
	expect([answer.status, Number(answer.headers.get('retry-after'))]).toEqual([503, 5]);
	const told: unknown = await answer.json();
	expect(told).toMatchObject({ code: 'busy' });
	expect(JSON.stringify(told)).toContain('gardé sur cet appareil');
});

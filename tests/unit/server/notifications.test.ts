// Where pushes may go, what the operator may write, what a message says, and the metrics' text.
import { describe, expect, it } from 'vitest';
import { NOTICE_KINDS } from '$lib/domain/notification/notice';
import { codeMail, noticeMail, pushMessage } from '$lib/fr/notices';
import { clearGauge, count, countRequest, gauge, metricsText } from '$lib/server/metrics';
import { readNotificationSettings } from '$lib/server/notification-settings';
import { isPushEndpoint } from '$lib/server/notifications/push-endpoint';

const { pushHosts } = readNotificationSettings({});

describe('an endpoint', () => {
	it.each([
		'https://fcm.googleapis.com/fcm/send/abc',
		'https://updates.push.services.mozilla.com/wpush/v2/abc',
		'https://db5p.notify.windows.com/w/?token=abc',
		'https://web.push.apple.com/abc'
	])('of a browser’s service: %s', (url) => expect(isPushEndpoint(url, pushHosts)).toBe(true));
	it.each([
		'http://fcm.googleapis.com/x',
		'https://fcm.googleapis.com:8443/x',
		'https://fcm.googleapis.com.ailleurs.example/x',
		'https://ailleurs.example/?fcm.googleapis.com',
		'https://a@fcm.googleapis.com/x',
		'https://notify.windows.com/x',
		'https://a.b.notify.windows.com/x',
		'https://xnotify.windows.com/x',
		'https://127.0.0.1/x',
		'http://localhost/x',
		'ftp://fcm.googleapis.com/x',
		'fcm.googleapis.com',
		''
	])('never %s', (url) => expect(isPushEndpoint(url, pushHosts)).toBe(false));
	it('over plain http on this machine alone, and only named with its port', () => {
		expect(isPushEndpoint('http://127.0.0.1:9000/x', ['127.0.0.1:9000'])).toBe(true);
		expect(isPushEndpoint('http://127.0.0.1:9001/x', ['127.0.0.1:9000'])).toBe(false);
		expect(isPushEndpoint('http://10.0.0.1:9000/x', ['10.0.0.1:9000'])).toBe(false);
	});
});

describe('the operator’s settings', () => {
	it.each<[Record<string, string>, RegExp]>([
		[{ SMTP_URL: 'https://smtp.example' }, /SMTP_URL/],
		[{ SMTP_URL: 'smtp://smtp.example' }, /MAIL_FROM/],
		[{ SMTP_URL: 'smtp://smtp.example', MAIL_FROM: 'a@b.fr\r\nBcc: c@d.fr' }, /MAIL_FROM/],
		[{ MAIL_FROM: 'personne' }, /MAIL_FROM/],
		[{ IMAGIN_PUSH_CONTACT: 'personne' }, /IMAGIN_PUSH_CONTACT/],
		[{ IMAGIN_PUSH_HOSTS: 'https://fcm.googleapis.com' }, /IMAGIN_PUSH_HOSTS/],
		[{ IMAGIN_NOTICE_GROUP_MINUTES: '-1' }, /IMAGIN_NOTICE_GROUP_MINUTES/],
		[{ IMAGIN_NOTICE_EVERY_SECONDS: '0' }, /IMAGIN_NOTICE_EVERY_SECONDS/]
	])('%o are refused by name', (environment, name) =>
		expect(() => readNotificationSettings(environment)).toThrow(name)
	);
	it('may be absent: then no mail is sent', () => {
		expect(readNotificationSettings({})).toMatchObject({ smtpUrl: null, groupMinutes: 10 });
	});
});

describe('the words', () => {
	const all = { mission: 2, claimSentBack: 1, claimAccepted: 3, deadline: 1 };

	it('name each kind once, and lead to the page of what there is', () => {
		expect(pushMessage(all).body.split('\n')).toHaveLength(NOTICE_KINDS.length);
		expect(pushMessage(all).path).toBe('/accueil');
		expect(pushMessage({ mission: 1 })).toMatchObject({
			body: 'Une mission nouvelle ou modifiée',
			path: '/missions'
		});
		expect(pushMessage({ claimAccepted: 2 })).toMatchObject({
			body: '2 états de frais validés par le gestionnaire',
			path: '/frais'
		});
	});
	it('fit on a device’s message', () => {
		const most = Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, 9999]));
		expect(pushMessage(most).body.length).toBeLessThan(400);
	});
	it('of a mail say where to read, to choose, and to stop', () => {
		const { text } = noticeMail({ deadline: 1 }, 'https://imagin.example', 'https://imagin.example/s/x');
		for (const url of ['/frais', '/notifications', '/s/x'])
			expect(text).toContain(`https://imagin.example${url}`);
	});
	it('of a code are read by threes', () => expect(codeMail('012345', 30).text).toContain('012 345'));
});

describe('the metrics’ text', () => {
	it('escapes labels, adds up counters, and forgets a gauge that is told anew', () => {
		count('t_total', 'Test.', { a: 'x"\\\n' });
		count('t_total', 'Test.', { a: 'x"\\\n' }, 2);
		gauge('t_gauge', 'Test.', { b: 'old' }, 1);
		clearGauge('t_gauge');
		gauge('t_gauge', 'Test.', { b: 'new' }, 2);
		const text = metricsText();
		expect(text).toContain('# TYPE t_total counter\nt_total{a="x\\"\\\\\\n"} 3\n');
		expect(text).toContain('# HELP t_gauge Test.\n# TYPE t_gauge gauge\nt_gauge{b="new"} 2\n');
		expect(text).not.toContain('old');
		expect(text.endsWith('\n')).toBe(true);
	});
	it('puts a request of 30 ms in every bucket from 50 ms on', () => {
		countRequest('/t', 'GET', 200, 30);
		const text = metricsText();
		expect(text).toContain('nomade_http_request_seconds_bucket{route="/t",method="GET",le="0.025"} 0\n');
		expect(text).toContain('nomade_http_request_seconds_bucket{route="/t",method="GET",le="0.05"} 1\n');
		expect(text).toContain('nomade_http_request_seconds_bucket{route="/t",method="GET",le="+Inf"} 1\n');
		expect(text).toContain('nomade_http_request_seconds_sum{route="/t",method="GET"} 0.03\n');
	});
});

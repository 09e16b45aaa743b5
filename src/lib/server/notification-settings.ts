// How people are told of something while the app is closed: the mail server, and which push services may be called.
// Knows names and forms, speaks to nobody.
import { ConfigError, nonEmpty, type Environment } from './environment';

export interface NotificationSettings {
	/** `smtp://…` or `smtps://…`, with name and password where the server asks for them; null: no mail is sent. */
	smtpUrl: string | null;
	/** `IMAG’IN Nomade <ne-pas-repondre@academie.example>`. */
	mailFrom: string | null;
	/** Hosts (with their port, if another than https's) of push services; `*.example` stands for one name before. */
	pushHosts: readonly string[];
	/** Whom a push service may write to: `mailto:…` or `https:…`; null: nobody can be called by push. */
	pushContact: string | null;
	/** Minutes that events wait for others, so that ten changes are one message. */
	groupMinutes: number;
	/** How often one process looks for something to tell. */
	everySeconds: number;
}

/** Of Chromium, Firefox, Edge and Safari. An endpoint elsewhere is refused: the server calls no address at a person's word. */
const PUSH_HOSTS = [
	'fcm.googleapis.com',
	'updates.push.services.mozilla.com',
	'*.notify.windows.com',
	'*.push.apple.com'
];
const GROUP_MINUTES = 10;
const EVERY_SECONDS = 20;

function readSmtpUrl(environment: Environment): string | null {
	const text = nonEmpty(environment, 'SMTP_URL');
	if (text === null) return null;
	const url = URL.canParse(text) ? new URL(text) : null;
	if (url === null || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') {
		throw new ConfigError(
			'SMTP_URL est l’adresse du serveur de courriel : smtps://nom:motdepasse@smtp.example:465, ou smtp://… (STARTTLS).'
		);
	}
	return text;
}

function readMailFrom(environment: Environment, isNeeded: boolean): string | null {
	const text = nonEmpty(environment, 'MAIL_FROM');
	if (text === null && isNeeded) throw new ConfigError('SMTP_URL est donné : MAIL_FROM doit l’être aussi.');
	if (text !== null && (/[\r\n]/.test(text) || !/^([^<>@]*<)?[^\s<>@]+@[^\s<>@]+>?$/.test(text))) {
		throw new ConfigError('MAIL_FROM est une adresse, ou « Nom <adresse> ».');
	}
	return text;
}

function readPushContact(environment: Environment): string | null {
	const text = nonEmpty(environment, 'IMAGIN_PUSH_CONTACT');
	if (text !== null && !/^(mailto:\S+@\S+|https:\/\/\S+)$/.test(text)) {
		throw new ConfigError('IMAGIN_PUSH_CONTACT est « mailto:adresse » ou une adresse https.');
	}
	return text;
}

function readPushHosts(environment: Environment): readonly string[] {
	const text = nonEmpty(environment, 'IMAGIN_PUSH_HOSTS');
	if (text === null) return PUSH_HOSTS;
	const hosts = text.split(',').map((host) => host.trim().toLowerCase());
	if (!hosts.every((host) => /^(\*\.)?[a-z0-9.-]+(:\d+)?$/.test(host))) {
		throw new ConfigError('IMAGIN_PUSH_HOSTS est une suite de noms d’hôtes séparés par des virgules.');
	}
	return hosts;
}

function readWhole(environment: Environment, name: string, byDefault: number, least: number): number {
	const text = nonEmpty(environment, name) ?? String(byDefault);
	if (!/^\d{1,4}$/.test(text) || Number(text) < least) {
		throw new ConfigError(`${name} est un nombre entier, au moins ${least}.`);
	}
	return Number(text);
}

/** @throws ConfigError naming what is wrong. */
export function readNotificationSettings(environment: Environment): NotificationSettings {
	const smtpUrl = readSmtpUrl(environment);
	return {
		smtpUrl,
		mailFrom: readMailFrom(environment, smtpUrl !== null),
		pushHosts: readPushHosts(environment),
		pushContact: readPushContact(environment),
		groupMinutes: readWhole(environment, 'IMAGIN_NOTICE_GROUP_MINUTES', GROUP_MINUTES, 0),
		everySeconds: readWhole(environment, 'IMAGIN_NOTICE_EVERY_SECONDS', EVERY_SECONDS, 1)
	};
}

// Mails and messages on the device's screen about what happens while the app is closed. Anybody may read over a
// shoulder: no name, no number of a mission, no exam, no amount, no académie.
import type { NoticeKind } from '../domain/notification/notice';
import { PUSH_TITLE } from './push-fallback';

type Counts = Partial<Record<NoticeKind, number>>;

const LINES: Record<NoticeKind, (count: number) => string> = {
	mission: (count) =>
		count > 1 ? `${count} missions nouvelles ou modifiées` : 'une mission nouvelle ou modifiée',
	claimSentBack: (count) =>
		count > 1
			? `${count} états de frais renvoyés, à corriger puis à valider de nouveau`
			: 'un état de frais renvoyé, à corriger puis à valider de nouveau',
	claimAccepted: (count) =>
		count > 1
			? `${count} états de frais validés par le gestionnaire`
			: 'un état de frais validé par le gestionnaire',
	deadline: (count) =>
		count > 1
			? `${count} états de frais à valider avant une date limite proche`
			: 'un état de frais à valider avant une date limite proche'
};

const KINDS: readonly NoticeKind[] = ['claimSentBack', 'deadline', 'mission', 'claimAccepted'];

function linesOf(counts: Counts): string[] {
	return KINDS.flatMap((kind) => (counts[kind] ? [LINES[kind](counts[kind])] : []));
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Where these news are read: one kind has its page. */
function pathFor(counts: Counts): string {
	const hasMissions = (counts.mission ?? 0) > 0;
	const hasClaims = linesOf({ ...counts, mission: 0 }).length > 0;
	if (hasMissions) return hasClaims ? '/accueil' : '/missions';
	return '/frais';
}

/** What the service worker shows; `path` is opened by a touch. */
export interface PushMessage {
	title: string;
	body: string;
	path: string;
}

export function pushMessage(counts: Counts): PushMessage {
	return { title: PUSH_TITLE, body: linesOf(counts).map(capital).join('\n'), path: pathFor(counts) };
}

export interface MailWords {
	subject: string;
	text: string;
}

/** `origin`: `https://imagin.example.org`; `stopUrl`: where these mails are stopped without signing in. */
export function noticeMail(counts: Counts, origin: string, stopUrl: string): MailWords {
	const lines = linesOf(counts);
	return {
		subject: "IMAG'IN Nomade : du nouveau",
		text: `Bonjour,

Dans IMAG'IN Nomade :
${lines.map((line) => `- ${line}`).join('\n')}

Pour le lire : ${origin}${pathFor(counts)}

Vous recevez ce courriel parce que vous avez donné cette adresse.
Choisir vos notifications : ${origin}/notifications
Ne plus rien recevoir à cette adresse : ${stopUrl}

Ce courriel est envoyé automatiquement : n’y répondez pas.
`
	};
}

/** «123 456»: six digits are read aloud by threes. */
export function codeMail(code: string, minutes: number): MailWords {
	return {
		subject: "IMAG'IN Nomade : code de confirmation",
		text: `Bonjour,

Code à saisir dans IMAG'IN Nomade, page « Notifications » : ${code.slice(0, 3)} ${code.slice(3)}

Il est valable ${minutes} minutes. Si vous n’avez rien demandé, ne faites rien : aucun autre courriel ne sera envoyé à cette adresse.

Ce courriel est envoyé automatiquement : n’y répondez pas.
`
	};
}

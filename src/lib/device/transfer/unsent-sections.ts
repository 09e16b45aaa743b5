// Each item of an export as a section to read: what it is, where it stands and why, what it holds.
import type { Operation } from '$lib/contracts/operations';
import { entryFromContent } from '$lib/domain/claim/claim-entry';
import type { ClaimSummary } from '$lib/domain/claim/claim-summary';
import { DOCUMENT_FOLDER_LABELS, DOCUMENT_PURPOSE_LABELS } from '$lib/fr/documents';
import { entryLines } from '$lib/fr/entry-lines';
import { fieldLabel } from '$lib/fr/field-labels';
import { formatBytes } from '$lib/fr/formats';
import { ITEM_STATE_LABELS } from '$lib/fr/item-states';
import { UNSENT_PDF as WORDS } from '$lib/fr/pdf/unsent-words';
import { competenceLabel, competenceSaid } from '$lib/fr/screens/competences';
import { INBOX_WORDS } from '$lib/fr/screens/inbox';
import { localMoment } from '$lib/fr/screens/local-moment';
import { UNSENT_KIND_LABELS, UNSENT_WORDS } from '$lib/fr/screens/unsent';
import { suppliedPayText } from '$lib/fr/supplied-pay';
import { summarySections } from '$lib/fr/summary-lines';
import { troubleSentence } from '$lib/fr/troubles';
import { violationSentence } from '$lib/fr/violations';
import { labelled } from '../../fr/sentence-parts';
import type { UnsentSection } from '$lib/pdf/unsent-pdf';
import type { Draft, OutboxItem } from '../db/rows';
import { operationState } from '../item-state';
import { isSetAside } from '../repositories/outbox';
import type { Gathered } from './gather';

export function unsentSections({ items, drafts, members, received, paths }: Gathered): UnsentSection[] {
	return [
		...items.map((item) => operationSection(item, paths)),
		...drafts.map((draft) => draftSection(draft, members)),
		...received.map((file) => receivedSection(file, paths))
	];
}

function receivedSection(
	{ id, name, byteLength, receivedAt, sha256 }: Gathered['received'][number],
	paths: Gathered['paths']
): UnsentSection {
	const path = paths.get(id) ?? WORDS.documentLost;
	return {
		title: INBOX_WORDS.page,
		rows: [
			[WORDS.madeAt, [localMoment(Date.parse(receivedAt))]],
			[WORDS.document, [name, formatBytes(byteLength), path, `SHA-256 ${sha256}`]]
		]
	};
}

function heading(academy: string, missionKey: string | null, madeAt: string): UnsentSection['rows'] {
	const number = missionKey === null ? null : missionKey.slice(missionKey.lastIndexOf('-') + 1);
	return [
		[WORDS.place, [academy]],
		[WORDS.mission, number === null ? [] : [number]],
		[WORDS.madeAt, [localMoment(Date.parse(madeAt))]]
	];
}

function operationSection(item: OutboxItem, paths: Gathered['paths']): UnsentSection {
	const { operation, missionKey, problem, lastTrouble } = item;
	const code = isSetAside(item) ? (lastTrouble ?? 'fault') : (problem?.code ?? lastTrouble);
	const reasons = [
		...(code === null ? [] : [troubleSentence(code, isSetAside(item))]),
		...(problem?.violations ?? []).map((violation) =>
			labelled(fieldLabel(violation.field), violationSentence(violation))
		),
		...(problem?.conflicts ?? []).map(({ field }) => fieldLabel(field))
	];
	return {
		title: UNSENT_KIND_LABELS[operation.kind],
		rows: [
			...heading(operation.academy, missionKey, operation.madeAt),
			[WORDS.state, [ITEM_STATE_LABELS[operationState(item)]]],
			[WORDS.reason, reasons],
			...contentRows(operation, paths)
		]
	};
}

function contentRows(operation: Operation, paths: Gathered['paths']): UnsentSection['rows'] {
	switch (operation.kind) {
		case 'saveClaim':
			return [[WORDS.content, entryLines(entryFromContent(operation.payload.content))]];
		case 'validateClaim':
			return summaryRows(operation.payload.summary);
		case 'attachDocument': {
			const { documentId, name, purpose, folder, byteLength, sha256 } = operation.payload;
			const path = paths.get(documentId);
			const what = `${DOCUMENT_PURPOSE_LABELS[purpose]} (${DOCUMENT_FOLDER_LABELS[folder]})`;
			const where = path ?? WORDS.documentLost;
			return [[WORDS.document, [name, what, formatBytes(byteLength), where, `SHA-256 ${sha256}`]]];
		}
		case 'deleteDocument':
			return [[WORDS.document, [operation.payload.documentId]]];
		case 'acceptConditions':
			return [[WORDS.conditions, [String(operation.payload.version)]]];
		case 'setCompetence':
			return [
				[WORDS.competence, [competenceLabel(operation.payload.seen), competenceSaid(operation.payload.word)]]
			];
		case 'enterJuryPay': {
			const { seen, entry } = operation.payload;
			return [[WORDS.content, [seen.fullName, suppliedPayText(entry)]]];
		}
		default:
			return [];
	}
}

/** A summary that did not come from this app (an import) may hold anything: then it is shown as it stands. */
function summaryRows(canonical: string): UnsentSection['rows'] {
	try {
		const summary = JSON.parse(canonical) as ClaimSummary;
		return summarySections(summary).map(({ title, lines }) => [title, lines]);
	} catch (error) {
		if (error instanceof SyntaxError || error instanceof TypeError) {
			return [[WORDS.content, [canonical.slice(0, 4_000)]]];
		}
		throw error;
	}
}

function draftSection(
	{ missionKey, claimId, keptAt, entry, isJury }: Draft,
	members: Gathered['members']
): UnsentSection {
	const member = isJury === true ? [members.get(claimId) ?? ''].filter((name) => name !== '') : [];
	return {
		title: isJury === true ? UNSENT_WORDS.juryDraft : UNSENT_KIND_LABELS.draft,
		rows: [
			...heading(missionKey.slice(0, missionKey.lastIndexOf('-')), missionKey, keptAt),
			[WORDS.state, [ITEM_STATE_LABELS.draft]],
			[WORDS.content, [...member, ...entryLines(entry)]]
		]
	};
}

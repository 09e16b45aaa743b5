// What the server has acknowledged, as its clients keep it in mind: what must be there after every crash, once.

export interface AcknowledgedOperation {
	claimId: string;
	outcome: string;
	/** Of the claim in the answer. */
	revision: number;
	/** The request's operation, to be sent again now and then. */
	operation: { id: string };
}

export const ACKNOWLEDGED_KINDS = ['operation', 'file', 'decision'] as const;
export type AcknowledgedKind = (typeof ACKNOWLEDGED_KINDS)[number];

export class Ledger {
	readonly operations = new Map<string, AcknowledgedOperation>();
	/** Of a gestionnaire, by the id of the form. */
	readonly decisions = new Map<string, string>();
	/** SHA-256 of whole files that got their receipt, and that nobody asked to delete. */
	readonly files = new Set<string>();
	/** Attached documents by id, with their file's SHA-256. */
	readonly documents = new Map<string, string>();
	readonly deletedDocuments = new Set<string>();
	/** Answers that no crash explains. */
	readonly unexpected: string[] = [];
	acknowledgedDocuments = 0;
	/** Told at each acknowledgement, so that a kill can fall on that very moment. */
	onAcknowledged: (kind: AcknowledgedKind) => void = () => undefined;

	operation(operation: { id: string }, claimId: string, outcome: string, revision: number): void {
		this.operations.set(operation.id, { operation, claimId, outcome, revision });
		this.onAcknowledged('operation');
	}

	decision(id: string, claimId: string): void {
		this.decisions.set(id, claimId);
		this.onAcknowledged('decision');
	}

	file(sha256: string): void {
		this.files.add(sha256);
		this.acknowledgedDocuments += 1;
		this.onAcknowledged('file');
	}
}

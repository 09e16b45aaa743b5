// What the inputs of a pay entry ask of the form that they stand in: a person's own claim, or a member of a jury.
import type { ClaimForm } from './claim-form.svelte';

export type PayForm = Pick<ClaimForm, 'message' | 'error' | 'changed' | 'left' | 'addLine' | 'removeLine'> & {
	entry: Pick<ClaimForm['entry'], 'remuneration'>;
};

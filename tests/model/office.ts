// The gestionnaire at their desk: reads a claim's page and presses one of its buttons, as a browser without script.
import { decide, readDecisionForm } from '../api/gestion-form';
import { ACADEMY, type Ground, type ModelClaim } from './ground';

export async function officeDecides({ office }: Ground, claim: ModelClaim, at: number): Promise<void> {
	const page = `/gestion/${ACADEMY}/${claim.id}`;
	const form = await readDecisionForm(office, page);
	const action = form.actions[at % Math.max(1, form.actions.length)];
	if (action === undefined) return;
	const answer = await decide(office, page, action, 'Décidé par le modèle', form);
	await answer.text();
	if (![303, 409, 422].includes(answer.status)) throw new Error(`«${action}» was answered ${answer.status}`);
}

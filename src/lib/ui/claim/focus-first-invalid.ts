// Brings the person to the first field that was refused.
import { tick } from 'svelte';

export async function focusFirstInvalid(within: HTMLElement | undefined): Promise<void> {
	await tick();
	within?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}

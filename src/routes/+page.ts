// The address without a path is the teacher's welcome page.
import { redirect } from '@sveltejs/kit';

export const ssr = false;

export function load(): never {
	redirect(307, '/accueil');
}

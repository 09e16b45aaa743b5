// The help of the welcome page stands for the help without an activity.
import { redirect } from '@sveltejs/kit';

export function load(): never {
	redirect(307, '/aide/accueil');
}

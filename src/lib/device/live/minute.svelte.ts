// The present to the minute, as a rune: statuses change by the clock («Mission en cours» → «Non validé»).
import { nowMs } from '../clock';

const MINUTE_MS = 60_000;

/** Make it during a component's init. */
export class Minute {
	nowMs = $state(nowMs());

	constructor() {
		$effect(() => {
			const turn = () => (this.nowMs = nowMs());
			const timer = setInterval(turn, MINUTE_MS);
			document.addEventListener('visibilitychange', turn);
			return () => {
				clearInterval(timer);
				document.removeEventListener('visibilitychange', turn);
			};
		});
	}
}

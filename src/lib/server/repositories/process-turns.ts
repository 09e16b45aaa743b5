// Lets one process at a time run a timer, over all processes that share the directory. SQL and no rule.
import { directoryDb, statement } from '../db';

/** True: this holder has the turn until then. Whoever has it may take it again; a holder that died loses it in time. */
export async function takeTurn(name: string, holder: string, nowMs: number, until: number): Promise<boolean> {
	const [result] = await directoryDb().write([
		statement(
			`INSERT INTO process_turns (name, holder, until) VALUES (?1, ?2, ?4)
ON CONFLICT (name) DO UPDATE SET holder = ?2, until = ?4
WHERE process_turns.holder = ?2 OR process_turns.until < ?3 RETURNING holder`,
			[name, holder, nowMs, until]
		)
	]);
	return (result?.rows.length ?? 0) > 0;
}

/** At the end of a process, so that another goes on at once. */
export async function leaveTurn(name: string, holder: string): Promise<void> {
	await directoryDb().write([
		statement('DELETE FROM process_turns WHERE name = ? AND holder = ?', [name, holder])
	]);
}

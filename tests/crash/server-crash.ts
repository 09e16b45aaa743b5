// Kills the built server under load, again and again, and counts what it had acknowledged and lost, or did twice.
// Knows the server by HTTP and by the files that it leaves; the choices come from one seed, which is printed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runBuilt } from '../api/built-server';
import { BUILD_DIR, startAppServer, type AppServer } from '../fixtures/app-server';
import { TEACHER } from '../fixtures/people';
import { CrashScene, type Aftermath } from './aftermath';
import { gatherCrowd, type Crowd } from './crowd';
import { ACKNOWLEDGED_KINDS, Ledger, type AcknowledgedKind } from './ledger';
import { SeededRandom } from './seeded-random';
import { pushAll } from './workers';

export interface CrashOptions {
	kills: number;
	seed: number;
	/** `npm run check:store` after every so many kills; it starts a process of its own. */
	checkEvery: number;
}

export interface CrashCount extends Aftermath {
	seed: number;
	kills: number;
	/** Kills while the server was starting. */
	killsAtStart: number;
	operations: number;
	decisions: number;
	documents: number;
	/** Acknowledged operations sent again after a crash. */
	repeats: number;
	checks: number;
	/** What check:store printed where it found something. */
	problems: string[];
	unexpected: string[];
	seconds: number;
}

export async function crashServer({ kills, seed, checkEvery }: CrashOptions): Promise<CrashCount> {
	const startedAt = performance.now();
	const random = new SeededRandom(seed);
	const ledger = new Ledger();
	const server = await startAppServer({ testNow: TEACHER.now });
	try {
		const crowd = await gatherCrowd(server, ledger, random);
		const scene = new CrashScene(server.dataDir, ledger, crowd.accountId);
		const count: CrashCount = {
			...{ seed, kills: 0, killsAtStart: 0, operations: 0, decisions: 0, documents: 0, repeats: 0 },
			...{
				checks: 0,
				lost: [],
				doubled: [],
				broken: [],
				problems: [],
				unexpected: ledger.unexpected,
				seconds: 0
			}
		};
		while (count.kills < kills) {
			const kind = ACKNOWLEDGED_KINDS[count.kills % ACKNOWLEDGED_KINDS.length] ?? 'operation';
			await loadUntilKilled(server, crowd, ledger, random, kind);
			count.kills += 1;
			while (count.kills < kills && random.oneIn(6)) {
				await killWhileStarting(server, random);
				count.kills += 1;
				count.killsAtStart += 1;
			}
			add(count, await scene.look(false));
			if (count.kills % checkEvery === 0) await checkStore(server, count);
			await server.restart();
			count.repeats += await sendAgain(crowd, ledger, random);
		}
		// What was asked and not answered is asked once more; then everything is settled.
		for (const worker of crowd.workers) await worker.step();
		await server.kill();
		add(count, await scene.look(true));
		await checkStore(server, count);
		count.operations = ledger.operations.size;
		count.decisions = ledger.decisions.size;
		count.documents = ledger.acknowledgedDocuments;
		count.seconds = Math.round((performance.now() - startedAt) / 1000);
		return count;
	} finally {
		await server.stop();
	}
}

function add(count: CrashCount, { lost, doubled, broken }: Aftermath): void {
	const at = (line: string) => `kill ${count.kills}: ${line}`;
	count.lost.push(...lost.map(at));
	count.doubled.push(...doubled.map(at));
	count.broken.push(...broken.map(at));
}

/**
 * The kill follows the n-th acknowledgement of one kind, so that the load does not depend on the machine's speed: half
 * of the kills fall on that very moment, half some milliseconds later, in whatever is under way then.
 */
async function loadUntilKilled(
	server: AppServer,
	crowd: Crowd,
	ledger: Ledger,
	random: SeededRandom,
	awaited: AcknowledgedKind
): Promise<void> {
	let isKilled = false;
	let dead: Promise<void> = Promise.resolve();
	const kill = () => {
		if (isKilled) return;
		isKilled = true;
		dead = server.kill();
	};
	let left = awaited === 'operation' ? random.between(1, 60) : random.between(1, 2);
	const pauseMs = random.oneIn(2) ? 0 : random.between(1, 80);
	ledger.onAcknowledged = (kind) => {
		if (kind === awaited) left -= 1;
		if (left !== 0) return;
		if (pauseMs === 0) kill();
		else setTimeout(kill, pauseMs);
	};
	const work = crowd.workers.map(async (worker) => {
		while (!isKilled) {
			try {
				await worker.step();
			} catch (error) {
				if (!isKilled) {
					ledger.unexpected.push(error instanceof Error ? error.message : String(error));
					kill();
				}
			}
		}
	});
	await Promise.all(work);
	await dead;
	ledger.onAcknowledged = () => undefined;
}

/** Opening, migrating and recovering can be cut short too. */
async function killWhileStarting(server: AppServer, random: SeededRandom): Promise<void> {
	const child = spawn(process.execPath, [join(BUILD_DIR, 'index.js')], {
		stdio: 'ignore',
		env: {
			PATH: process.env['PATH'],
			NODE_ENV: 'production',
			PORT: String(server.port),
			DATA_DIR: server.dataDir,
			IMAGIN_DATABASE_MARK: 'test',
			IMAGIN_TEST_NOW: TEACHER.now
		}
	});
	const gone = once(child, 'exit');
	await delay(random.between(0, 1_200));
	child.kill('SIGKILL');
	await gone;
}

/** As a phone whose answer was lost: the same operations again, and the same answers. */
async function sendAgain({ teacher }: Crowd, ledger: Ledger, random: SeededRandom): Promise<number> {
	const known = [...ledger.operations.values()];
	const repeats = [1, 2, 3].flatMap(() => random.pick(known) ?? []);
	if (repeats.length === 0) return 0;
	const answers = await pushAll(
		teacher,
		repeats.map(({ operation }) => operation as { id: string; kind: string })
	);
	for (const [at, answer] of answers.entries()) {
		const first = repeats[at];
		const isSame = answer.outcome === 'applied' && answer.claim?.revision === first?.revision;
		if (!isSame) ledger.unexpected.push(`a repeat was answered ${JSON.stringify(answer).slice(0, 200)}`);
	}
	return answers.length;
}

async function checkStore(server: AppServer, count: CrashCount): Promise<void> {
	const environment = { DATA_DIR: server.dataDir, IMAGIN_TEST_NOW: TEACHER.now };
	const { code, output } = await runBuilt(environment, ['check-store']);
	count.checks += 1;
	if (code !== 0) count.problems.push(`kill ${count.kills}: ${output}`);
}

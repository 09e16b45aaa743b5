// What `/metrics` tells: the counters of this process, and what its bases and its disk are like at this moment.
import { timingSafeEqual } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { nowMs } from '../clock';
import { config } from '../config';
import { clearGauge, gauge, metricsText, total } from '../metrics';
import { servedAcademies } from '../repositories/academies';
import { baseBytes, countDeliveries, openSessions } from '../repositories/health-reads';
import { freeBytes, readHealth } from './health';
import { sha256 } from './sha256';

const delay = monitorEventLoopDelay({ resolution: 20 });
delay.enable();

/**
 * Who may read: whoever holds the operator's token, and nobody else. Without one nobody: behind a proxy of the same
 * machine every request comes from loopback, so that the address proves nothing.
 */
export function isOperator(authorization: string | null): boolean {
	const { metricsToken } = config();
	if (metricsToken === null || authorization === null) return false;
	const [asked, known] = [authorization, `Bearer ${metricsToken}`].map((text) => Buffer.from(sha256(text)));
	return asked !== undefined && known !== undefined && timingSafeEqual(asked, known);
}

export async function metricsPage(): Promise<string> {
	await readBases();
	readProcess();
	const free = await freeBytes();
	if (free !== null) gauge('nomade_disk_free_bytes', 'Free where the data lie.', {}, free);
	gauge('nomade_sessions', 'Sessions that are open.', {}, await openSessions(Math.floor(nowMs() / 1000)));
	const deliveries = 'nomade_notification_deliveries';
	clearGauge(deliveries);
	for (const { channel, state, total } of await countDeliveries()) {
		gauge(deliveries, 'Messages by what became of them.', { channel, state }, total);
	}
	return metricsText();
}

async function readBases(): Promise<void> {
	clearGauge('nomade_up');
	for (const { name, isUp } of await readHealth()) {
		gauge('nomade_up', '1: this part can be used.', { part: name }, isUp ? 1 : 0);
	}
	clearGauge('nomade_database_bytes');
	for (const academy of [null, ...servedAcademies()]) {
		const bytes = await baseBytes(academy === null ? 'directory' : { academy }).catch(() => null);
		if (bytes === null) continue;
		gauge('nomade_database_bytes', 'Size of each base.', { base: academy ?? 'directory' }, bytes);
	}
}

function readProcess(): void {
	const { user, system } = process.cpuUsage();
	total('process_cpu_seconds_total', 'CPU time.', (user + system) / 1e6);
	gauge('process_resident_memory_bytes', 'Memory.', {}, process.memoryUsage.rss());
	gauge('process_start_time_seconds', 'Start.', {}, Math.round(Date.now() / 1000 - process.uptime()));
	// Since it was asked last; nothing was measured between two questions of one moment.
	const late = delay.percentile(99);
	const help = 'How late the event loop was, at the worst of a hundred.';
	gauge('nomade_event_loop_delay_p99_seconds', help, {}, Number.isFinite(late) ? late / 1e9 : 0);
	delay.reset();
}

// What the server counts of itself, in Prometheus' text format: numbers by route, status and base. Never by person,
// account or address.

type Labels = Readonly<Record<string, string>>;

interface Metric {
	help: string;
	type: 'counter' | 'gauge' | 'histogram';
	/** Value by its line's name and labels, as they are printed. */
	lines: Map<string, number>;
}

const metrics = new Map<string, Metric>();

function metricOf(name: string, help: string, type: Metric['type']): Metric {
	let metric = metrics.get(name);
	if (metric === undefined) {
		metric = { help, type, lines: new Map() };
		metrics.set(name, metric);
	}
	return metric;
}

/** `{a="b",c="d"}`, or nothing. Backslash, quote and line break are escaped as the format demands. */
function labelled(labels: Labels): string {
	const pairs = Object.entries(labels).map(
		([name, value]) =>
			`${name}="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`
	);
	return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function add(metric: Metric, line: string, by: number): void {
	metric.lines.set(line, (metric.lines.get(line) ?? 0) + by);
}

/** Names end in `_total`, after Prometheus' own custom. */
export function count(name: string, help: string, labels: Labels = {}, by = 1): void {
	add(metricOf(name, help, 'counter'), name + labelled(labels), by);
}

/** The value as it is now; the one before is forgotten. */
export function gauge(name: string, help: string, labels: Labels, value: number): void {
	metricOf(name, help, 'gauge').lines.set(name + labelled(labels), value);
}

/** A counter that somebody else keeps (the system's, of this process). */
export function total(name: string, help: string, value: number): void {
	metricOf(name, help, 'counter').lines.set(name, value);
}

/** Forgets a gauge's values: before its bases or states are told anew. */
export function clearGauge(name: string): void {
	metrics.get(name)?.lines.clear();
}

/** Upper bounds in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

function observe(name: string, help: string, labels: Labels, seconds: number): void {
	const metric = metricOf(name, help, 'histogram');
	for (const bound of BUCKETS) {
		add(metric, `${name}_bucket${labelled({ ...labels, le: String(bound) })}`, seconds <= bound ? 1 : 0);
	}
	add(metric, `${name}_bucket${labelled({ ...labels, le: '+Inf' })}`, 1);
	add(metric, `${name}_sum${labelled(labels)}`, seconds);
	add(metric, `${name}_count${labelled(labels)}`, 1);
}

/** Node lets three dozen through, and whoever asks chooses: each would be a line of every route. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** One answered request; `route` is the pattern, never the address. */
export function countRequest(route: string | null, method: string, status: number, ms: number): void {
	const labels = { route: route ?? 'none', method: METHODS.includes(method) ? method : 'other' };
	count('nomade_http_requests_total', 'Answered requests.', { ...labels, status: String(status) });
	observe('nomade_http_request_seconds', 'Time until the answer was ready.', labels, ms / 1000);
}

/** Everything counted since the process began. */
export function metricsText(): string {
	return [...metrics]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.flatMap(([name, { help, type, lines }]) => [
			`# HELP ${name} ${help}`,
			`# TYPE ${name} ${type}`,
			...[...lines].map(([line, value]) => `${line} ${value}`)
		])
		.join('\n')
		.concat('\n');
}

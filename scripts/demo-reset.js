// `npm run demo:reset`: loads the demo anew with today as its anchor day. The server must be stopped and built.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const entry = join(root, 'build', 'index.js');
if (!existsSync(entry)) {
	process.stderr.write('L’application n’est pas encore construite : lancez d’abord « npm start ».\n');
	process.exit(1);
}
const { status } = spawnSync(process.execPath, [entry, 'demo-reset'], {
	cwd: root,
	stdio: 'inherit',
	env: { DATA_DIR: join(root, 'data'), IMAGIN_DATABASE_MARK: 'demo', ...process.env }
});
process.exit(status ?? 1);

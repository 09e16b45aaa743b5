// `node scripts/import.js <folder>`: imports a source (db/README.md) into the databases of DATA_DIR.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const entry = join(dirname(dirname(fileURLToPath(import.meta.url))), 'build', 'index.js');
const { status } = spawnSync(process.execPath, [entry, 'import', ...process.argv.slice(2)], {
	stdio: 'inherit'
});
process.exit(status ?? 1);

// `npm run check:store`: checks databases and documents against each other (docs/operations.md), with the settings
// of the environment, as the server reads them.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const entry = join(dirname(dirname(fileURLToPath(import.meta.url))), 'build', 'index.js');
const { status } = spawnSync(process.execPath, [entry, 'check-store'], { stdio: 'inherit' });
process.exit(status ?? 1);

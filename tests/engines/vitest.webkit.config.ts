// The journey in WebKitGTK: one after the other, with room for a slow machine.
import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['tests/engines/webkit/*.test.ts'],
		environment: 'node',
		fileParallelism: false,
		testTimeout: 360_000,
		hookTimeout: 120_000
	}
});

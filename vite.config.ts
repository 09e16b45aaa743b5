// Build and unit tests. The e2e tests have their own runner and settings: playwright.config.ts.
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
	test: {
		include: ['tests/{unit,scenario,sync,api,access,architecture,faults,fixtures}/**/*.test.ts'],
		environment: 'node'
	}
});

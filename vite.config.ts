import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
	test: {
		include: ['tests/{unit,scenario,sync,api,access,architecture,faults}/**/*.test.ts'],
		environment: 'node'
	}
});

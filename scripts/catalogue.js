// The kit's catalogue at /kit, on the development server alone: nothing of the build reads src/catalogue.

const PAGE = `<!doctype html>
<html lang="en">
	<head>
		<meta charset="utf-8" />
		<meta name="viewport" content="width=device-width, initial-scale=1" />
		<meta name="color-scheme" content="light dark" />
		<script type="module" src="/src/catalogue/catalogue.ts"></script>
	</head>
	<body></body>
</html>`;

/** @returns {import('vite').Plugin} */
export function catalogue() {
	return {
		name: 'nomade-catalogue',
		apply: 'serve',
		configureServer(server) {
			// Before Kit's own answers, which know no such page.
			server.middlewares.use('/kit', (request, response, next) => {
				if (request.method !== 'GET' || !/^\/?(\?.*)?$/.test(request.url ?? '')) return next();
				server
					.transformIndexHtml('/kit', PAGE)
					.then((page) => response.setHeader('content-type', 'text/html; charset=utf-8').end(page))
					.catch(next);
			});
		}
	};
}

// What a person does on the teacher's screens, in WebKit: by the words that they read, as tests/e2e/steps.ts does it
// with Playwright. Knows the words; must not know the driver's calls.
import { SIGN_IN_WORDS } from '../../../src/lib/fr/gestion/account';
import { CLAIM_TAB_LABELS, CLAIM_WORDS, DOCUMENT_WORDS, PAY_WORDS } from '../../../src/lib/fr/screens/claim';
import { CLAIMS_WORDS } from '../../../src/lib/fr/screens/claims';
import { LOCK_WORDS } from '../../../src/lib/fr/screens/lock';
import { SYNC_WORDS, UPDATE_WORDS } from '../../../src/lib/fr/screens/frame';
import { LIMIT_MS, until, WebKitBrowser, type BrowserWishes } from './webdriver';

const button = (name: string) => `//button[normalize-space(.)="${name}"]`;
const labelled = (name: string) => `//*[@id=//label[contains(normalize-space(.),"${name}")]/@for]`;
const PAY_SECTION = '//section[.//h3[contains(normalize-space(.),"dossier paie")]]';

interface Handing {
	handed: Promise<Blob>;
}

export class TeacherPage {
	private constructor(
		readonly browser: WebKitBrowser,
		private readonly url: string
	) {}

	static async launch(wishes: BrowserWishes, url: string): Promise<TeacherPage> {
		return new TeacherPage(await WebKitBrowser.start(wishes), url);
	}

	async open(path: string): Promise<void> {
		await this.browser.open(this.url + path);
	}

	/** What can be read, and what stands in the fields. */
	text(): Promise<string> {
		return this.browser.run(() => {
			const fields = [...document.querySelectorAll('input, textarea, select')];
			const values = fields.map((field) => (field as HTMLInputElement).value);
			return `${document.body.innerText}\n${values.join('\n')}`;
		});
	}

	async see(words: string, limitMs = LIMIT_MS): Promise<void> {
		let last = '';
		const ask = async () => (last = await this.text()).includes(words);
		try {
			await until(`«${words}» is on the screen`, limitMs, ask);
		} catch (error) {
			throw new Error(`${String(error)}; the screen says:\n${last}`, { cause: error });
		}
	}

	async signIn(identifier: string, password: string): Promise<void> {
		await this.open('/connexion');
		await this.browser.type(labelled(SIGN_IN_WORDS.identifier), identifier);
		await this.browser.type(labelled(SIGN_IN_WORDS.password), password);
		await this.browser.click(button(SIGN_IN_WORDS.submit));
		await until('the welcome page', LIMIT_MS, () => this.browser.run(() => location.pathname === '/accueil'));
	}

	/** The lock's prompt, with or without a server. */
	async unlock(password: string): Promise<void> {
		await this.see(LOCK_WORDS.title);
		await this.browser.type(labelled(LOCK_WORDS.password), password);
		await this.browser.click(button(LOCK_WORDS.open));
	}

	untilReadyOffline(): Promise<void> {
		return this.see(UPDATE_WORDS.offlineReady);
	}

	async acceptConditions(academy: string): Promise<void> {
		await this.open(`/frais/conditions/${academy}`);
		await this.browser.click(`//label[contains(normalize-space(.),"${CLAIMS_WORDS.accept}")]`);
		await this.browser.click(button(CLAIMS_WORDS.validate));
		await until('the claims', LIMIT_MS, () => this.browser.run(() => location.pathname === '/frais'));
	}

	async openClaim(key: string): Promise<void> {
		await this.open(`/frais/${key}`);
		await this.browser.find(`//*[@role="tab"][normalize-space(.)="${CLAIM_TAB_LABELS.tracking}"]`);
	}

	openTab(tab: keyof typeof CLAIM_TAB_LABELS): Promise<void> {
		return this.browser.click(`//*[@role="tab"][normalize-space(.)="${CLAIM_TAB_LABELS[tab]}"]`);
	}

	async typeCandidates(count: string): Promise<void> {
		await this.openTab('remuneration');
		await this.browser.type(labelled(PAY_WORDS.candidates), count);
	}

	async candidates(): Promise<string> {
		await this.openTab('remuneration');
		await this.browser.find(labelled(PAY_WORDS.candidates));
		return this.browser.run((xpath) => {
			const found = document.evaluate(xpath, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE, null);
			return (found.singleNodeValue as HTMLInputElement).value;
		}, labelled(PAY_WORDS.candidates));
	}

	/** On «Récapitulatif»: a file of this disk into the folder for the pay. */
	async attachToPay(path: string): Promise<void> {
		await this.openTab('summary');
		await this.browser.click(`${PAY_SECTION}${button(DOCUMENT_WORDS.select)}`);
		await this.browser.type(PAY_SECTION + labelled(DOCUMENT_WORDS.chooseFile), path);
	}

	/** SHA-256 of the bytes that the device hands over when the person opens this document, from the same tab. */
	async openedSha256(name: string): Promise<string> {
		await this.browser.find(button(name));
		await this.browser.run(() => {
			const page = globalThis as unknown as Handing;
			const make = URL.createObjectURL.bind(URL);
			page.handed = new Promise((resolve) => {
				URL.createObjectURL = (blob: Blob) => {
					URL.createObjectURL = make;
					resolve(blob);
					return make(blob);
				};
			});
		});
		await this.browser.click(button(name));
		return this.browser.run(async () => {
			const blob = await (globalThis as unknown as Handing).handed;
			const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
			return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
		});
	}

	async save(): Promise<void> {
		await this.browser.click(button(CLAIM_WORDS.save));
		await this.see(CLAIM_WORDS.savedQueued);
	}

	async untilAllSent(): Promise<void> {
		// What a gesture leaves reaches the status a moment after the gesture.
		await new Promise((resolve) => setTimeout(resolve, 500));
		await until(`the status says «${SYNC_WORDS.saved}»`, LIMIT_MS, () =>
			this.browser.run(
				(name, saved) =>
					[...document.querySelectorAll('header a')].some((link) => {
						const words = `${link.getAttribute('aria-label') ?? ''} ${link.textContent ?? ''}`;
						return words.includes(name) && words.includes(saved);
					}),
				SYNC_WORDS.label,
				SYNC_WORDS.saved
			)
		);
	}

	/** A JPEG drawn by the engine itself. */
	async drawPhoto(words: string): Promise<Buffer> {
		const base64 = await this.browser.run((text) => {
			const canvas = document.createElement('canvas');
			canvas.width = 900;
			canvas.height = 1200;
			const paint = canvas.getContext('2d');
			if (paint === null) throw new Error('no canvas');
			paint.fillStyle = '#f4f1e8';
			paint.fillRect(0, 0, 900, 1200);
			paint.fillStyle = '#1c1c1c';
			paint.font = '64px sans-serif';
			paint.fillText(text, 80, 200);
			return canvas.toDataURL('image/jpeg', 0.85).split(',')[1] ?? '';
		}, words);
		return Buffer.from(base64, 'base64');
	}

	/** Where in the device's databases a Blob or File lies: nowhere is right. */
	blobsOnDevice(): Promise<string[]> {
		return this.browser.run(async () => {
			const found: string[] = [];
			const asked = <T>(request: IDBRequest<T>) =>
				new Promise<T>((resolve, reject) => {
					request.onsuccess = () => resolve(request.result);
					request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
				});
			const search = (value: unknown, at: string) => {
				if (value instanceof Blob) found.push(at);
				else if (value !== null && typeof value === 'object' && !(value instanceof ArrayBuffer)) {
					for (const [key, inner] of Object.entries(value)) search(inner, `${at}.${key}`);
				}
			};
			for (const { name } of await indexedDB.databases()) {
				if (name === undefined) continue;
				const database = await asked(indexedDB.open(name));
				for (const table of database.objectStoreNames) {
					search(await asked(database.transaction(table).objectStore(table).getAll()), `${name}/${table}`);
				}
				database.close();
			}
			return found;
		});
	}
}

// The kit's catalogue: opened by the development server alone, at /kit (scripts/catalogue.js). Knows no account.
import { mount } from 'svelte';
import '$lib/ui/kit/tokens.css';
import '$lib/ui/kit/theme.css';
import '$lib/ui/kit/base.css';
import '$lib/ui/kit/display.css';
import '$lib/ui/kit/patterns.css';
import '$lib/ui/kit/desk.css';
import Catalogue from './Catalogue.svelte';

// `/kit?contrast=strong`: one look at a time, for whoever takes pictures; dark is the system's.
const contrast = new URLSearchParams(location.search).get('contrast');
if (contrast !== null) document.documentElement.dataset['contrast'] = contrast;

mount(Catalogue, { target: document.body });

// The user guide of this service, in our own words, after the sections of the existing guide (§1.1 to §2.10). Holds no
// personal data: it is the same for everybody and read without a network.
import { GUIDE_CLAIM_TABS } from './guide-claim-tabs';
import { GUIDE_CLAIMS } from './guide-claims';
import { GUIDE_COMPETENCES } from './guide-competences';
import { GUIDE_GENERAL } from './guide-general';
import { GUIDE_MISSIONS } from './guide-missions';
import { GUIDE_PORTALS } from './guide-portals';
import type { GuideSection } from './guide-text';

export const GUIDE_WORDS = {
	page: 'Guide de l’utilisateur',
	contents: 'Sommaire',
	toContents: 'Retour au sommaire',
	print: 'Imprimer le guide'
} as const;

export const GUIDE_SECTIONS: readonly GuideSection[] = [
	...GUIDE_GENERAL,
	...GUIDE_MISSIONS,
	...GUIDE_COMPETENCES,
	...GUIDE_CLAIMS,
	...GUIDE_CLAIM_TABS,
	...GUIDE_PORTALS
];

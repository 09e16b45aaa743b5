// Settings of an académie that has changed none. Data: a gestionnaire edits each of them.
import type { Academy, AcademySettings } from './academy';

/** Windows of the MEN arrêté of 20/12/2013 as académies quote it (lunch, dinner); night as in the 1953 decree. */
export const DEFAULT_SETTINGS: AcademySettings = {
	documentsOnline: true,
	documentFormats: ['jpeg', 'png', 'pdf', 'gif'],
	otherCostsAllowed: true,
	nightInvoiceRequired: true,
	departureTownLocked: false,
	mealWindows: {
		lunch: { from: '11:00', to: '14:00' },
		dinner: { from: '18:00', to: '21:00' },
		night: { from: '00:00', to: '05:00' }
	},
	claimDeadline: null,
	claimDeadlines: []
};

/** Activities that are open until the administrateur says otherwise. */
export const DEFAULT_OPEN_ACTIVITIES: Academy['openActivities'] = ['missions', 'claims'];

// The guide's modes (guide §2.6.4.3): reference data for an académie that has not set its own.
import type { TransportMode } from './trip';

export const DEFAULT_TRANSPORT_MODES: readonly TransportMode[] = [
	{ code: 'AUTOMOBILE', label: 'AUTOMOBILE', isCar: true, requiresTicket: false },
	{ code: 'TRAIN_2EME_CLASSE', label: 'TRAIN 2EME CLASSE', isCar: false, requiresTicket: true },
	{ code: 'TRANSPORT_EN_COMMUN', label: 'TRANSPORT EN COMMUN', isCar: false, requiresTicket: true },
	{
		code: 'BON_DE_TRANSPORT',
		label: 'BON DE TRANSPORT AVION, TRAIN OU BATEAU',
		isCar: false,
		requiresTicket: true
	}
];

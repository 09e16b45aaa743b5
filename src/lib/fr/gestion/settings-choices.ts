// Words of what can be chosen in the settings. Total: a new code does not compile until named.
import type { RateKind } from '../../domain/academy/rate-kinds';
import type { EpsLevel } from '../../domain/access/activities';
import type { PayRule } from '../../domain/claim/generated-parts';
import type { PayInput } from '../../domain/mission/mission';
import type { MissionPortal, PortalModule } from '../../domain/portal/application';

export const PAY_INPUT_LABELS: Record<PayInput, string> = {
	copies: 'Nombre de copies',
	candidates: 'Nombre de candidats',
	halfDays: 'Dates et demi-journées',
	duration: 'Heures et minutes',
	santorin: 'Rempli par SANTORIN',
	gestionnaire: 'Saisi par le gestionnaire',
	none: 'Aucune rémunération'
};

export const PORTAL_LABELS: Record<MissionPortal, string> = { santorin: 'SANTORIN', cyclades: 'CYCLADES' };

export const PORTAL_MODULE_LABELS: Record<PortalModule, string> = {
	santorin: 'SANTORIN',
	cyclades: 'CYCLADES',
	juryPortal: 'Portail délibération de jury Cyclades',
	delos: 'DELOS, module BNS (sujets)',
	statistics: 'SANTORIN, statistiques nationales'
};

export const PAY_RULE_LABELS: Record<Exclude<PayRule, 'paid'>, string> = {
	locked: 'Taux NR : à traiter par le gestionnaire',
	unpaid: 'En cours d’année : pas de frais de rémunération'
};
export const EVERY_TYPE_LABEL = 'Tous les types de mission';

export const EPS_LEVEL_LABELS: Record<EpsLevel, string> = {
	BGT: 'BGT – baccalauréat général et technologique',
	BCP: 'BCP – baccalauréat professionnel',
	CAP: 'CAP'
};

/** With the unit of the amount. */
export const RATE_KIND_LABELS: Record<RateKind, string> = {
	meal: 'Repas (€)',
	mealReduced: 'Repas, tarif réduit (€)',
	night: 'Nuitée (€)',
	carKm: 'Véhicule personnel (€ par km)',
	sncfFixed: 'SNCF 2e classe, part fixe (€)',
	sncfKm: 'SNCF 2e classe, prix kilométrique (€ par km)',
	copy: 'Copie (€)',
	oralHour: 'Oral ou pratique (€ par heure)',
	supervisionHour: 'Surveillance (€ par heure)'
};

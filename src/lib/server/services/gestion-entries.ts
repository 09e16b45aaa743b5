// What the gestionnaire enters because the intervenant may not: pay under the ministry's heading or of «travaux
// administratifs», and the scale by which a trip by car is reimbursed. Each is shown in «Suivi». Knows no SQL.
import type { HistoryEntry } from '../../domain/claim/claim';
import { checkSuppliedPay, type SuppliedPay, type SuppliedPayEntry } from '../../domain/claim/supplied-pay';
import { decideAction } from '../../domain/claim/transitions';
import { missionDates } from '../../domain/mission/schedule';
import { scaleOf, withScales, type ReimbursementScale } from '../../domain/travel/reimbursement-scale';
import { scaleReason } from '../../fr/gestion/entries';
import { suppliedPayText } from '../../fr/supplied-pay';
import type { RefusalCode } from '../../contracts/refusal';
import type { Caller } from './caller';
import { changeAtDesk, isOwnClaim, type DecisionResult, type DeskRequest } from './desk-change';
import { carTrips } from './gestion-claim';
import { instantOf, type Situation } from './operations/situation';

export interface PayRequest extends DeskRequest {
	entry: SuppliedPayEntry;
}

/** The pay as the gestionnaire enters or corrects it; once exported, a later batch takes the correction. */
export function enterPayAtDesk(request: PayRequest, caller: Caller): Promise<DecisionResult> {
	return changeAtDesk(request, caller, (situation) => {
		const refusal = actionRefusal('enterPay', situation);
		if (refusal !== null) return { ok: false, code: refusal };
		const { claim, mission } = situation.file;
		const violations = checkSuppliedPay(request.entry, mission, missionDates(mission.schedule));
		if (violations.length > 0) return { ok: false, code: 'rules-broken', violations };
		const suppliedPay: SuppliedPay = {
			entry: request.entry,
			at: instantOf(situation),
			actor: 'gestionnaire',
			actorName: caller.fullName
		};
		return {
			ok: true,
			patch: { suppliedPay },
			history: [line('enterPay', 'remuneration', suppliedPayText(request.entry), situation)],
			audit: {
				action: 'claim.enterPay',
				before: claim.suppliedPay?.entry ?? null,
				after: request.entry
			}
		};
	});
}

export interface ScaleRequest extends DeskRequest {
	/** By the trip's id; a trip that is not named goes by SNCF. */
	scales: Record<string, ReimbursementScale>;
}

/** The scale of each trip by car. */
export function setScalesAtDesk(request: ScaleRequest, caller: Caller): Promise<DecisionResult> {
	return changeAtDesk(request, caller, (situation) => {
		const refusal = actionRefusal('setScale', situation);
		if (refusal !== null) return { ok: false, code: refusal };
		const { claim } = situation.file;
		const cars = carTrips(claim, situation.academy.transportModes).map(({ id }) => id);
		if (cars.length === 0) return { ok: false, code: 'claim-not-open' };
		const travelScales = withScales(request.scales, cars);
		if (cars.every((id) => scaleOf(claim.travelScales, id) === scaleOf(travelScales, id))) {
			return { ok: false, code: 'claim-unchanged' };
		}
		const kilometric = Object.keys(travelScales).length;
		return {
			ok: true,
			patch: { travelScales },
			history: [line('setScale', 'travel', scaleReason(kilometric, cars.length), situation)],
			audit: {
				action: 'claim.setScale',
				before: { kilometric: Object.keys(claim.travelScales ?? {}).length },
				after: { kilometric, trips: cars.length }
			}
		};
	});
}

/** Why the table does not allow it now; null: it does. */
export function actionRefusal(
	action: 'enterPay' | 'setScale' | 'deposit',
	situation: Situation
): RefusalCode | null {
	const { claim, mission } = situation.file;
	const decision = decideAction({
		claim,
		mission,
		action,
		actor: 'gestionnaire',
		nowMs: situation.nowMs,
		reason: null,
		isOwnClaim: isOwnClaim(situation)
	});
	return decision.ok ? null : decision.code;
}

function line(
	action: 'enterPay' | 'setScale',
	part: 'remuneration' | 'travel',
	reason: string,
	situation: Situation
): HistoryEntry {
	return {
		at: instantOf(situation),
		actor: 'gestionnaire',
		actorName: situation.caller.fullName,
		action,
		part,
		from: null,
		to: null,
		reason
	};
}

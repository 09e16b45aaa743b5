// Whether the person may open the jury portal in one of their académies: what the second factor is for.
import { isPermitted } from '$lib/domain/access/activities';
import { currentAcademy } from '../../repositories/academies';
import { academiesWithRole, type Caller } from '../../services/caller';
import { personHere } from '../rights';

export async function mayUseSecondFactor(caller: Caller): Promise<boolean> {
	for (const code of academiesWithRole(caller, 'intervenant')) {
		const academy = await currentAcademy(code);
		if (academy === null || academy.isCentral !== true) continue;
		if (isPermitted('juryPortal', (await personHere(academy, caller)).facts)) return true;
	}
	return false;
}

// In which zone an académie's moments are told.
import type { Zone } from '../../../domain/calendar/local-date-time';
import { currentAcademy } from '../../repositories/academies';

export async function zoneOfAcademy(code: string): Promise<Zone> {
	return (await currentAcademy(code))?.zone ?? 'Europe/Paris';
}

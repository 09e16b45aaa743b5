// Settings that the desk alone needs: told to no device.

export interface DeskSettings {
	/** A claim is kept until 31 December of the year of its mission plus this many. */
	retentionYears: number;
	/** Months without a payment after which a «dossier financier» counts as inactive (rules §2). */
	financialFileMonths: number;
}

/** «Never before 31 December of year + 4»: an académie may keep longer, never shorter. */
export const MIN_RETENTION_YEARS = 4;
export const MAX_RETENTION_YEARS = 30;
/** SIEC and Rouen: 12 months; Dijon: 24. The stricter is the default [chosen]. */
export const DEFAULT_DESK_SETTINGS: DeskSettings = {
	retentionYears: MIN_RETENTION_YEARS,
	financialFileMonths: 12
};

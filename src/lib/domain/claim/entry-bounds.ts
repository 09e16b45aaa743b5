// Bounds of what can be entered [chosen: the guide gives none].

/** Copies, candidates, hours, kilometres, meals, nights: whole numbers. */
export const COUNT_BOUNDS = { min: 0, max: 9999 } as const;
/** «Nombre de minutes». */
export const MINUTE_BOUNDS = { min: 0, max: 59 } as const;
/** «Distance aller» in km and «Nombre de trajets»: at least one of each. */
export const JOURNEY_BOUNDS = { min: 1, max: 9999 } as const;
/** «Frais Divers» of one trip, in euros. */
export const OTHER_COSTS_BOUNDS = { min: 0, max: 9999 } as const;
export const MAX_TOWN_CHARACTERS = 100;
export const MAX_COMMENT_CHARACTERS = 2000;
/** A postal code outside France: free text. */
export const MAX_POSTAL_CODE_CHARACTERS = 10;
export const MAX_TRIPS = 100;

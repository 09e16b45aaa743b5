// «Etat correction»: how far the marking of a mission is, as its source says (guide §2.7.1).

/**
 * `toMark` «A corriger dans SANTORIN» · `toScan` «A numériser dans SANTORIN» · `markedInSantorin` «Service fait
 * SANTORIN», marked and closed there · `attested` «Service fait», attested by Cyclades. No value: not yet.
 */
export const CORRECTION_STATES = ['toMark', 'toScan', 'markedInSantorin', 'attested'] as const;
export type CorrectionState = (typeof CORRECTION_STATES)[number];

// A promise of the app that does not hold, in words.
export class Broken extends Error {}

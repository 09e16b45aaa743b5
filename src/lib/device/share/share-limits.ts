// How much another app can hand over, told to the person in fr/screens/inbox.

/** Files taken at once [chosen: a folder of claims has twenty places]. */
export const MAX_SHARED_FILES = 20;
/** [chosen] As for a file chosen on a claim: no phone makes a photo heavier than this. 64 MiB. */
export const MAX_SHARED_BYTES = 64 * 1024 * 1024;
/** Files that may wait, sealed, until the person's next opening of the app [chosen]. */
export const MAX_WAITING_FILES = 60;

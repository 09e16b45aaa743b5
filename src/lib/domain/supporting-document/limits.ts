// How much a claim can carry (guide §2.6.4.3).

/** «La taille est limitée à 5Mo par document»: 5 × 1024 × 1024 bytes; a file of exactly this size passes. */
export const MAX_DOCUMENT_BYTES = 5_242_880;

/** Aim of re-encoding a photo that is too large, in bytes [chosen: a margin below the limit]. */
export const REENCODED_BYTES = 5_000_000;

/** «jusqu'à 20 documents pour le dossier paie et 20 autres pour justifier les frais de déplacement». */
export const MAX_DOCUMENTS_PER_FOLDER = 20;

/** Characters of a document's name, extension not counted [chosen]. */
export const MAX_NAME_CHARACTERS = 50;

// What lies at the top of the ZIP.
export const JSON_NAME = 'imagin-non-envoyes.json';
export const PDF_NAME = 'a-lire.pdf';

// Names of the PDFs that a person keeps: letters, digits and dashes, so that every device takes them.

/** «recapitulatif-12025-12024.pdf»; provisional, without N° Dossier: «recapitulatif-provisoire-52525.pdf». */
export function summaryFileName(missionNumber: number, fileNumber: string | null): string {
	return `recapitulatif-${fileNumber ?? `provisoire-${missionNumber}`}.pdf`;
}

export function summonsFileName(key: string): string {
	return `convocation-${key}.pdf`;
}

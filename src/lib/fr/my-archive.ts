// Words of the archive of one's own data: names of its files, and what each holds.
export const MY_ARCHIVE_WORDS = {
	readMe: 'LISEZ-MOI.txt',
	data: 'mes-donnees.json',
	documents: 'pieces-justificatives',
	unattached: 'fichiers-non-joints',
	unfinished: 'envois-non-termines',
	summaries: 'recapitulatifs',
	readMeText: `Archive de vos données personnelles – IMAG'IN Nomade

mes-donnees.json
  Tout ce que le service garde sur vous, en texte structuré (JSON, UTF-8).
  « directory » : votre compte, vos rôles, vos sessions, les dates des clés de vos appareils, vos fournisseurs
  d’identité, vos réglages. « academies » : pour chaque académie, votre profil, vos établissements, enseignements et
  compétences, vos missions et affectations, vos états de frais avec leur contenu et leur suivi, la liste de vos
  pièces, les conditions que vous avez acceptées, les envois reçus de vos appareils.
  « failedSignIns », « failedSignInsEverywhere » : connexions refusées dans la dernière heure, depuis le
  réseau d’où cette archive est demandée, et depuis tous les réseaux.
  « own_decisions », « own_words » : ce que vous avez décidé ou dit sur les dossiers d’autres personnes.
  « unfinishedUploads » : les envois de fichiers commencés par vos appareils et pas terminés.

<académie>/pieces-justificatives
  Les fichiers que vous avez déposés ou que le gestionnaire a déposés pour vous.

<académie>/fichiers-non-joints
  Les fichiers que vous avez déposés et qui ne sont joints à aucun état de frais.

<académie>/envois-non-termines
  Ce qui est arrivé des fichiers dont l’envoi n’est pas terminé.

<académie>/recapitulatifs
  Les récapitulatifs définitifs de vos états de frais, une version par validation.

Ne sont pas dans cette archive, parce qu’ils protègent votre compte : l’empreinte de votre mot de passe, les clés de vos
appareils, le secret de votre clé OTP et les jetons de session.
`
} as const;

// One sentence a refusal: what happened, what is kept, what to do. Total: a code without a sentence does not compile.
import type { RefusalCode } from '../contracts/refusal';

export const REFUSAL_SENTENCES: Record<RefusalCode, string> = {
	'signed-out':
		'Votre session est terminée. Vos saisies sont gardées sur cet appareil : reconnectez-vous pour les envoyer.',
	'first-password-to-change':
		'Avant de continuer, remplacez votre premier mot de passe par un mot de passe choisi par vous. Vos saisies sont gardées.',
	forbidden:
		'Votre compte n’a pas le droit de faire cette action : rien n’a été modifié. Si elle devrait vous être permise, adressez-vous à l’administrateur de votre académie.',
	'forbidden-origin':
		'La demande ne vient pas de cette application : elle n’a pas été traitée. Rechargez la page.',
	'activity-closed': 'Cette activité n’est pas ouverte. Vos brouillons sont gardés et peuvent être exportés.',
	'not-found':
		'Ce que vous demandez n’existe plus ou ne vous est pas accessible. Revenez à la liste : elle montre ce qui est ouvert pour vous.',
	malformed:
		'La demande n’a pas pu être lue. Votre saisie est gardée : mettez l’application à jour, puis réessayez.',
	'protocol-too-old':
		'Votre application est trop ancienne pour envoyer. Tout est gardé sur cet appareil : mettez l’application à jour.',
	'too-many-attempts': 'Trop de tentatives. Attendez quelques minutes, puis réessayez. Rien n’est perdu.',
	'wrong-credentials':
		'Identifiant ou mot de passe incorrect. Attention : les majuscules et les minuscules sont prises en compte.',
	'account-locked': 'Ce compte est verrouillé ou fermé. Adressez-vous à l’administrateur de votre académie.',
	'operation-unknown':
		'Le serveur n’est pas encore à jour pour cet envoi. Il est gardé sur cet appareil et partira de lui-même.',
	'operation-id-reused':
		'Cet envoi porte le numéro d’un autre. Votre saisie est gardée : enregistrez-la de nouveau.',
	'predecessor-unresolved':
		'Un envoi précédent de cet état de frais est à corriger. Celui-ci est gardé et partira ensuite.',
	'claim-not-open':
		'L’état de frais n’est pas ouvert à cette action : rien n’a été modifié. Son « Suivi » dit où il en est.',
	'claim-not-over':
		'La mission n’est pas terminée : vous pourrez valider à partir de sa fin. Votre saisie est gardée.',
	'claim-validated': 'Cet état de frais est déjà validé. Reprenez-le par « Modifier » pour le changer.',
	'claim-not-validated': 'Cet état de frais n’est pas validé : il n’y a rien à reprendre ni à accepter.',
	'claim-deferred': 'Les déplacements de cette journée sont à saisir sur la première mission de la journée.',
	'claim-unchanged': 'L’état de frais est déjà ainsi : rien n’a changé.',
	'claim-processed':
		'L’état de frais a été traité par le gestionnaire : il n’est plus modifiable. Contactez votre gestionnaire.',
	'claim-cancelled':
		'L’état de frais a été annulé par le gestionnaire : il n’est pas accessible. Contactez votre gestionnaire.',
	'claim-exported': 'L’état de frais est parti en paiement : il ne peut plus être annulé ni repris.',
	'claim-declared-not-done': 'La mission est déclarée non effectuée. Revenez d’abord sur cette déclaration.',
	'attested-absent':
		'Le chef de centre a déclaré l’intervenant absent : indiquez un motif pour accepter l’état de frais.',
	'reason-required': 'Indiquez le motif du renvoi : il sera affiché dans « Suivi ».',
	'own-claim':
		'Cet état de frais est le vôtre : un autre gestionnaire doit en décider. Rien n’a été modifié.',
	'conditions-not-accepted':
		'Acceptez d’abord les conditions d’utilisation de l’académie. Votre saisie est gardée.',
	'option-unknown':
		'Cette épreuve-option n’existe plus dans l’académie. Votre saisie est gardée : abandonnez-la, puis choisissez-en une autre.',
	'option-not-offered':
		'Cette épreuve-option n’est pas proposée à vos établissements d’exercice. Votre saisie est gardée : abandonnez-la, ou signalez-le au gestionnaire de l’examen.',
	'rules-broken': 'Certains champs sont à corriger. Votre saisie est gardée.',
	'summary-changed':
		'Le récapitulatif a changé depuis que vous l’avez vu. Relisez-le, puis validez de nouveau.',
	'revision-stale':
		'L’état de frais a changé entre-temps. Votre saisie est gardée : comparez les deux versions.',
	'document-missing-bytes':
		'Le contenu du document n’est pas arrivé. Il est gardé sur cet appareil et sera renvoyé.',
	'document-too-large': 'Le document dépasse 5 Mo. Réduisez-le ou envoyez-le en plusieurs fichiers.',
	'document-empty': 'Le fichier est vide. Choisissez-le de nouveau ou reprenez la photo.',
	'document-unsupported':
		'Ce type de fichier n’est pas accepté, ou ce navigateur ne sait pas le convertir. Formats possibles : .jpeg, .jpg, .png, .pdf, .gif. Une photo .heic s’enregistre en .jpg avec l’application Photos, ou se reprend par « Prendre une photo ».',
	'document-mismatch':
		'Le contenu de ce fichier n’est pas celui qu’annonce son nom (.pdf, .jpg, .png ou .gif) : il n’est pas accepté. Ouvrez-le, enregistrez-le de nouveau sous l’un de ces formats, puis choisissez-le.',
	'document-damaged': 'Le fichier est abîmé ou incomplet. Choisissez-le de nouveau ou reprenez la photo.',
	'document-dimensions':
		'L’image a des dimensions trop grandes pour être lue. Reprenez-la avec une définition plus faible.',
	'document-pages':
		'Le PDF compte trop de pages : il n’a pas été ajouté. Gardez seulement les pages utiles, puis choisissez-le de nouveau.',
	'document-encrypted': 'Le PDF est protégé par un mot de passe. Envoyez une version sans mot de passe.',
	'document-active-content':
		'Le PDF contient des éléments actifs (scripts, fichiers joints) : il n’est pas accepté. Imprimez-le en PDF, puis envoyez-le.',
	'document-hash-differs':
		'Le document reçu n’est pas identique à l’original. Il est gardé sur cet appareil et sera renvoyé.',
	'document-name':
		'Le nom du document n’est pas accepté : 50 caractères au plus, lettres, chiffres, « _ » et « - ». Renommez le fichier, puis choisissez-le de nouveau.',
	'document-count':
		'Vous avez déjà déposé 20 documents dans ce dossier. Supprimez-en un pour ajouter celui-ci.',
	'document-not-yours': 'Ce document a été déposé par le gestionnaire : vous ne pouvez pas le supprimer.',
	'documents-by-post':
		'Cette académie ne reçoit pas les documents dématérialisés : envoyez-les par voie postale.',
	'upload-quota':
		'Votre espace de documents est plein. Le document est gardé sur cet appareil ; supprimez d’anciens documents inutiles, et il sera renvoyé.',
	'portal-unavailable':
		'L’application n’est pas disponible pour le moment. Réessayez plus tard ; si cela dure, contactez votre gestionnaire.',
	'second-factor-to-enrol':
		'Cette activité demande une clé OTP personnelle. Enregistrez d’abord la vôtre, puis ouvrez le portail.',
	'second-factor-required': 'Saisissez un code de votre clé OTP pour ouvrir le portail.',
	'second-factor-wrong':
		'Ce code n’est pas valable : il a déjà servi, il a expiré ou il est mal recopié. Attendez le code suivant, puis saisissez-le.',
	'password-not-confirmed':
		'Ce n’est pas votre mot de passe. Attention : les majuscules et les minuscules sont prises en compte.',
	'sign-in-too-old':
		'Votre connexion date de plus de dix minutes : reconnectez-vous, puis enregistrez votre clé OTP.',
	'mail-unavailable':
		'Le courriel n’a pas pu être envoyé pour le moment. Rien n’a été modifié : réessayez dans quelques minutes.',
	'mail-code-wrong': 'Ce code n’est pas celui du dernier courriel envoyé. Vérifiez-le, puis réessayez.',
	'mail-code-over': 'Ce code n’est plus valable. Demandez-en un nouveau.',
	'push-refused':
		'Les notifications de ce navigateur ne sont pas acceptées par le service : rien n’a été activé. Choisissez le courriel.',
	busy: 'Le service est très demandé. Tout est gardé sur cet appareil ; l’envoi reprendra de lui-même.',
	fault: 'Un incident est survenu de notre côté. Votre saisie est gardée ; l’envoi reprendra de lui-même.'
};

/** The same on a page that the server makes: nothing is kept on the device there, and nothing goes on by itself. */
export const PAGE_REFUSALS: Partial<Record<RefusalCode, string>> = {
	busy: 'Le service est très occupé, par exemple par un import qui s’écrit. Rien n’a été enregistré : revenez à la page précédente et recommencez dans une minute.',
	fault:
		'Un incident est survenu de notre côté ; il est noté. Il n’est pas sûr que votre action ait été enregistrée : revenez à la page précédente et vérifiez avant de recommencer.'
};

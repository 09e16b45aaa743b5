// Where the identity provider sees the person prove anew who they are, and whence it leads back here.
export const PROVE_AGAIN = '/connexion/federation?a-nouveau&retour=/accueil';

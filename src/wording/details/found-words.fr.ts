/** Why the system did not do it (errno), in French; what is not here is told by its code. */
export const SYSTEM_CAUSES_FR: Readonly<Record<string, string>> = {
  ENOENT: 'fichier ou dossier introuvable',
  NO_DATABASE: 'aucune base de données dans ce dossier',
  EACCES: 'accès refusé par les droits du fichier ou du dossier',
  EPERM: 'opération refusée par le système',
  EISDIR: 'c’est un dossier, un fichier est attendu',
  ENOTDIR: 'un fichier est là où un dossier est attendu',
  EEXIST: 'il existe déjà',
  ENOSPC: 'le disque est plein',
  EROFS: 'le disque est en lecture seule',
  EMFILE: 'trop de fichiers sont ouverts',
  ENAMETOOLONG: 'le nom est trop long',
  ELOOP: 'des liens symboliques tournent en rond',
  ECONNREFUSED: 'rien n’écoute à cette adresse',
  ECONNRESET: 'la connexion a été coupée',
  ETIMEDOUT: 'pas de réponse à temps',
  ENOTFOUND: 'nom d’hôte inconnu',
  EAI_AGAIN: 'nom d’hôte non résolu pour l’instant',
  '28P01': 'mot de passe refusé',
  '28000': 'connexion refusée par le serveur',
  '3D000': 'cette base n’existe pas',
}

/** What a file was recognised as, where its name in the code is an English word. */
export const FOUND_FR: Readonly<Record<string, string>> = {
  unknown: 'inconnu',
  none: 'rien',
  'plain text': 'texte ordinaire',
  'seal text': 'texte d’un 2D-Doc',
  text: 'texte ordinaire',
  video: 'vidéo',
  empty: 'vide',
  'e-mail': 'courrier électronique',
  url: 'adresse de site',
}

/** What `permis --help` says. */
export const USAGE = `permis — attestations et relevés de permis de conduire, scellés et vérifiables

  permis serve [--port 3000]
      lance le service (comme npm start)
  permis issue adcs|rii --neph N|- --out FICHIER.pdf [--recipient SIREN] [--at INSTANT] [--json]
      délivre un document ; --neph - lit le numéro sur l’entrée standard ; en production,
      --purpose MOTIF et --requested-by DEMANDEUR sont exigés
  permis issue letter --reference 46|47|48|48M|48N|48SI --neph N|- [--infraction ID] --out FICHIER.pdf
               [--at INSTANT] [--json]
      compose la lettre due après un mouvement de points, par défaut le dernier ; composer n’est pas notifier
  permis verify FICHIER|- [--json] [--as anonymous|employer|insurer|authority|holder]
                [--category B] [--expect adcs|rii|letter] [--siren N] [--at INSTANT]
                [--environment test|production] [--trust DOSSIER|LISTE.xml]… [--lang fr|en]
      vérifie un PDF, une image ou le texte d’un code
      codes de sortie : 0 valide, 1 non valide, 2 indéterminé, 3 valide mais catégorie refusée,
      4 valide mais catégorie incertaine, 65 aucun code lisible, 77 contenu non communiqué
  permis verify-batch DOSSIER|ZIP [--csv SORTIE.csv [--details]] [--json] [--as RÔLE] [--category B] [--expect adcs|rii|letter]
                [--siren N] [--at INSTANT] [--environment test|production] [--trust DOSSIER|LISTE.xml]… [--lang fr|en]
      vérifie tous les fichiers d’un dossier et de ses sous-dossiers, ou d’une archive, et dit lesquels sont à
      regarder et pourquoi ; colonnes : file,verdict,kind,emittedOn,expiresOn,reasons ;
      --details y ajoute notices,holder,state,entitled (données personnelles) ; 0 quand chacun a sa réponse
  permis issue-batch DEMANDES.csv --out DOSSIER [--resume] [--at INSTANT] [--purpose MOTIF --requested-by QUI] [--json]
      délivre un document par ligne kind,neph[,siren] (adcs ou rii), dans DOSSIER/<ligne>-<kind>.pdf et
      results.ndjson ; --resume reprend après une interruption sans jamais délivrer deux fois une ligne ; 65 si une
      ligne est en faute, les autres étant délivrées
  permis registry import DOSSIERS.ndjson|- [--purpose MOTIF --requested-by QUI] [--json] [--lang fr|en]
      prend dans le registre un dossier de permis par ligne, chacun entier ou pas du tout ; 65 si une ligne est en
      faute, les autres étant prises
  permis decode FICHIER|- [--json] [--lenient]
      montre le contenu d’un code sans rien vérifier
  permis points --neph N|- --on DATE [--known-on DATE] [--json] [--lang fr|en]
      dit le solde de points, son histoire expliquée et les restitutions à venir (prévisions)
  permis points --cases FICHIER.ndjson|-
      répond ligne à ligne à des cas {"record","at","knownAt"} : {"balance","cap"} ou {"error"}
  permis code renew --neph N|- --out LETTRE.pdf [--purpose MOTIF --requested-by QUI] [--force] [--json]
      remplace le code confidentiel ; le nouveau n’est que dans la lettre, destinée à l’adresse du titulaire
  permis link cut --neph N|- [--purpose MOTIF --requested-by QUI] [--json] [--lang fr|en]
      coupe le rattachement de l’identité FranceConnect d’un permis et ferme ses connexions, à la demande du titulaire
  permis withdraw DOCUMENT --reason wrong-person|wrong-content|fraudulent-request|licence-obtained-by-fraud|decision-of-authority
                  [--purpose MOTIF --requested-by QUI] [--json] [--lang fr|en]
      retire pour toujours un document délivré à tort (sa référence, seize caractères) : toute vérification qui
      connaît la liste le refuse, son titulaire est prévenu et ne peut plus le télécharger ; 0 aussi s’il l’était
      déjà, 64 s’il est inconnu
  permis pki init [--dir keys]
      crée les clés d’essai
  permis pki rotate [--prepare] [--dir keys]
      met en service les certificats préparés (créés et publiés d’abord s’il n’y en a pas) et retire les anciens ;
      --prepare les crée et les publie seulement, pour que les vérificateurs les connaissent d’avance
  permis pki revoke CERTIFICAT --reason key-compromise|affiliation-changed|superseded|cessation-of-operation|unspecified
                    [--dir keys]
      révoque un certificat (PC01 ou FR00/PC01) : tout ce qu’il a scellé est désormais refusé ; publie une liste de révocation neuve
  permis pki status [--dir keys] [--json]
      dit de chaque certificat son état, ce qu’il scelle, sa fin et les jours restants ; 78 si un usage n’a plus de clé
  permis trust verify LISTE.xml [--signer CERTIFICAT.pem]… [--at INSTANT] [--json]
      juge une liste de confiance signée : 0 en vigueur, 1 refusée, 2 périmée
  permis trust export DOSSIER
      écrit tout ce qu’il faut pour vérifier nos documents hors ligne, sans aucune clé privée
  permis audit verify [--heads FICHIER] [--from EXPORT.ndjson] [--json] [--lang fr|en]
      vérifie que nul n’a modifié, retiré ou coupé le journal : 0 intact, 1 altéré (dit où), 2 indéterminé
  permis audit export --out FICHIER.ndjson [--purpose MOTIF --requested-by QUI] [--force]
      écrit le journal entier et ses têtes (.heads), vérifiables ailleurs avec --from et keys/audit.pem
  permis audit release --case NUMÉRO --siret SIRET [--purpose MOTIF --requested-by QUI] [--json]
      montre aux titulaires, avant le délai, que leur dossier fut consulté par cette juridiction pour cette procédure
  permis habilitation grant --uid UID --siret SIRET --court judicial|administrative --jurisdiction NOM
                            [--provider IDP] [--from DATE] --to DATE --granted-by QUI [--json]
      habilite un agent d’une juridiction à valider des relevés ; une seule habilitation à la fois par agent et service
  permis habilitation revoke ID --revoked-by QUI [--json]
      la retire sur-le-champ : la requête suivante de l’agent est refusée
  permis habilitation list [--siret SIRET] [--json]
      dit toutes les habilitations, et lesquelles sont en vigueur
  permis operator-key grant --name NOM --purpose MOTIF [--kinds adcs|rii|adcs,rii] [--until DATE]
                 [--granted-by QUI] [--json]
      donne à un programme une clé pour faire délivrer en nombre par l’API, sous ce motif, des ADCS seules si
      --kinds manque, pour un an si --until manque ; la clé n’est montrée que cette fois ; --granted-by est exigé en production
  permis operator-key revoke ID [--revoked-by QUI] | list [--json]
      la retire sur-le-champ : ses requêtes et ses lignes en attente sont refusées ; ou dit toutes les clés
  permis request list | answer ID --answered-by QUI [--progress under-examination|answered|closed]
                 [--message TEXTE|-] [--json]
      les demandes des conducteurs, et la réponse qu’ils liront dans leur espace
  permis backup --out COPIE.tar.gz [--force]
      copie la base embarquée, même pendant que le service tourne (serveur PostgreSQL : pg_dump)
  permis restore COPIE.tar.gz
      remet une copie là où il n’y a pas de base ; n’écrase jamais rien
  permis config check
      dit toutes les fautes de configuration à la fois

Les jours s’écrivent AAAA-MM-JJ. Les instants sont en ISO 8601 avec fuseau : 2026-11-22T09:00:00+01:00
`

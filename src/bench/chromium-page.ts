/**
 * The attestation as a web page, the way most people would write it: same content as `templates/pdf/adcs.hbs`,
 * styled by CSS, its code drawn as SVG.
 */
export const CHROMIUM_PAGE = `<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><title>Attestation de droit à conduire sécurisée {{reference}}</title>
<style>
@page { size: A4; margin: 16mm 18mm }
body { font: 10pt/1.4 "Liberation Sans", sans-serif; color: #161616; margin: 0 }
h1 { font-size: 18pt; margin: 12pt 0 0 } h2 { font-size: 12pt; margin: 12pt 0 4pt; color: #000091 }
.band { background: #ffe9e9; text-align: center; font-weight: 600; padding: 2pt }
.ghost { position: fixed; top: 45%; left: 0; right: 0; text-align: center; font-size: 96pt; color: #f4f4f4; transform: rotate(-54deg); z-index: -1 }
.row { display: flex; gap: 18pt } .row > :first-child { flex: 1 }
.panel { border-left: 3pt solid #18753c; background: #f0faf3; padding: 6pt 10pt } .state { font-size: 16pt; font-weight: 700; margin: 0 }
dl { display: grid; grid-template-columns: 34mm 1fr; gap: 2pt 8pt; margin: 0 } dt { color: #555 } dd { margin: 0 }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: 3pt 5pt; border-bottom: .5pt solid #ccc; vertical-align: top }
thead th { background: #f2f5ff } small, .small { font-size: 8.5pt } svg { width: 50mm; height: 50mm }
footer { position: fixed; bottom: 0; font-size: 8pt; color: #555 }
</style></head>
<body>
<div class="band">SPÉCIMEN — document d’essai, conducteur fictif, sans valeur</div><div class="ghost" aria-hidden="true">SPÉCIMEN</div>
<div class="row"><div><strong>Permis-Cachet</strong><p class="small">Service de démonstration des documents de permis de conduire</p></div>
<dl><dt>Référence</dt><dd>{{reference}}</dd><dt>Émise le</dt><dd>{{emittedOn}}</dd><dt>Dernier jour</dt><dd>{{expiresOn}} inclus</dd></dl></div>
<h1>Attestation de droit à conduire sécurisée</h1><p>(relevé d’information restreint)</p>
<div class="row"><div>
<div class="panel"><p class="small">État du permis</p><p class="state">{{state}}</p><p>{{stateMeaning}}</p>
<p class="small">Situation enregistrée au {{asOfDay}} à {{asOfTime}} (heure de Paris).</p></div>
<p><strong>Valable 4 mois, jusqu’au {{expiresOn}} inclus</strong>, uniquement en France, sur papier ou sous forme numérique.</p>
</div><figure role="img" aria-label="Code 2D-Doc">{{{symbol}}}<figcaption class="small">2D-DOC. Ce code contient, signées, les informations principales de cette attestation.</figcaption></figure></div>
<h2>Titulaire</h2>
<dl><dt>Civilité</dt><dd>{{civility}}</dd><dt>Nom de naissance</dt><dd>{{birthName}}</dd>
{{#if usageName}}<dt>Nom d’usage</dt><dd>{{usageName}}</dd>{{/if}}
<dt>Prénoms</dt><dd>{{givenNames}}</dd><dt>Né(e) le</dt><dd>{{birthDate}} à {{birthPlace}} ({{birthCountry}})</dd>
<dt>Adresse</dt><dd>{{#each address}}{{this}}{{#unless @last}}, {{/unless}}{{/each}}</dd><dt>Numéro NEPH</dt><dd><strong>{{neph}}</strong></dd></dl>
<h2>Catégories de permis</h2>
<table><thead><tr><th scope="col">Code</th><th scope="col">Véhicules</th><th scope="col">Obtenue le</th><th scope="col">Fin de validité</th><th scope="col">Restrictions</th></tr></thead>
<tbody>{{#each categories}}<tr><th scope="row">{{code}}</th><td>{{meaning}}</td><td>{{obtainedOn}}</td><td>{{validUntil}}</td><td>{{restrictions}}</td></tr>{{/each}}</tbody></table>
<p>Catégories en cours de validité : <strong>{{categoriesInForce}}</strong>.</p>
{{#if restrictions}}<p class="small">Restrictions : {{#each restrictions}}{{code}}, {{meaning}} ; {{/each}}</p>{{/if}}
<h2>À quoi sert cette attestation</h2>
<ul><li>justifier de son droit à conduire auprès d’un employeur ;</li><li>souscrire une assurance, louer un véhicule ;</li>
<li>faire authentifier son permis en vue d’un échange à l’étranger ou dans une collectivité d’outre-mer ;</li><li>créer son permis de conduire dématérialisé.</li></ul>
<p class="small">Elle ne remplace pas le permis de conduire, qui reste le seul titre. Elle dit la situation à l’instant de sa délivrance : celle-ci a pu changer depuis.</p>
<h2>Vérifier ce document</h2>
<p class="small">Remettez le fichier PDF, une photo ou une numérisation à la page « Vérifier » du service, ou lisez le code 2D-Doc avec un lecteur agréé. Comparez les informations affichées avec celles qui sont imprimées et avec une pièce d’identité : seules les informations du code et la signature du fichier font foi.</p>
<footer>{{reference}} · émis le {{emittedOn}} · page 1 / 1</footer>
</body></html>
`

import { inBothLanguages } from '../language.ts'

/** What the declaration of accessibility says: a title, a lead, then sections of paragraphs and points. */
export const ACCESSIBILITY_WORDS = inBothLanguages(
  {
    title: 'Accessibilité : non conforme',
    lead: 'Déclaration du service au regard du RGAA 4.1.2.',
    sections: {
      state: {
        heading: 'État de conformité',
        text: [
          'Le service n’est pas conforme au sens du RGAA : aucun audit de ses 106 critères n’a été conduit par une personne. Faute d’audit, la loi ne permet pas de se dire « partiellement conforme » (loi 2005-102, art. 47 ; décret 2019-768).',
        ],
        list: [],
      },
      tested: {
        heading: 'Ce qui est vérifié',
        text: ['À chaque changement du service, sur chaque page et chaque état, en français :'],
        list: [
          'contrôles automatiques axe-core dans un vrai navigateur, sans aucune violation, en largeur de bureau et de téléphone (375 pixels) ;',
          'aucun défilement horizontal de la page ; usage complet au clavier ; lien d’évitement ;',
          'aucun résultat dit par la couleur seule ; contrastes d’au moins 4,5 pour 1, en clair et en sombre ;',
          'fonctionnement sans JavaScript, sauf la caméra, qui a toujours un autre chemin : fichier ou texte collé.',
        ],
      },
      not: {
        heading: 'Contenus dont l’accessibilité reste à établir',
        text: [],
        list: [
          'Les PDF délivrés sont balisés, mais aucun audit PDF/UA n’en a été fait par une personne ; chacun a une page équivalente dans l’espace conducteur.',
          'Les libellés d’infractions viennent du registre et restent en français dans les pages anglaises, ainsi que les documents.',
          'La lecture par lecteur d’écran n’a pas été essayée avec des utilisateurs.',
        ],
      },
      contact: {
        heading: 'Contact et recours',
        text: [
          'Dans une mise en service réelle, l’exploitant indique ici comment le joindre. Si sa réponse ne convient pas, il est possible de saisir le Défenseur des droits (defenseurdesdroits.fr).',
        ],
        list: [],
      },
    },
  },
  {
    title: 'Accessibility: not compliant',
    lead: 'Statement of the demonstration service Permis-Cachet with regard to RGAA 4.1.2.',
    sections: {
      state: {
        heading: 'State of compliance',
        text: [
          'The service is not compliant in the sense of the RGAA: nobody has audited its 106 criteria. Without an audit the law does not allow a service to call itself “partially compliant” (loi 2005-102, art. 47; décret 2019-768).',
        ],
        list: [],
      },
      tested: {
        heading: 'What is checked',
        text: ['At each change of the service, on every page and state, in French:'],
        list: [
          'automatic axe-core checks in a real browser, without any violation, at desktop and phone width (375 pixels);',
          'no sideways scrolling of the page; full use by keyboard; skip link;',
          'no result told by colour alone; contrasts of at least 4.5 to 1, in light and dark;',
          'working without JavaScript, but for the camera, which always has another way: a file or pasted text.',
        ],
      },
      not: {
        heading: 'Contents whose accessibility is not established',
        text: [],
        list: [
          'The PDFs issued are tagged, but nobody has audited them for PDF/UA; each has an equivalent page in the drivers’ pages.',
          'Labels of infractions come from the registry and stay in French in the English pages, as do the documents.',
          'Reading with a screen reader has not been tried with users.',
        ],
      },
      contact: {
        heading: 'Contact and remedies',
        text: [
          'In a real service the operator says here how to be reached. If the answer does not satisfy, the Défenseur des droits may be applied to (defenseurdesdroits.fr).',
        ],
        list: [],
      },
    },
  },
)

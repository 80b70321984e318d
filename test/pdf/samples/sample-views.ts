/** A fictitious attestation of one page. */
export const attestationView = {
  specimen: true,
  title: 'Attestation de droits à conduire sécurisée',
  reference: '7Q2M-X4WD-91KF-3HTB',
  issuer: { name: 'Permis-Cachet', line: 'Service de démonstration, Toulon' },
  readOn: '22 novembre 2026 à 09:00',
  expiresOn: '22 mars 2027',
  state: {
    tone: 'success',
    label: 'Valide',
    detail: 'Aucune mesure en cours à la date de lecture du registre.',
  },
  neph: '05 12 27 308 989',
  holder: {
    birthName: 'DUPONT-LAJOIE',
    givenNames: 'Marie Éléonore Françoise',
    usageName: 'VAN DEN BŒUF',
    birthDate: '12 avril 1985',
    birthPlace: 'Toulon (Var)',
    address: '12 bis, avenue de la République, 83000 Toulon',
  },
  categories: [
    {
      code: 'AM',
      label: 'Cyclomoteurs et quadricycles légers',
      obtainedOn: '20/12/2005',
      validUntil: '—',
      restrictions: '—',
    },
    {
      code: 'B',
      label: 'Véhicules de 3,5 t au plus, 8 places',
      obtainedOn: '20/12/2005',
      validUntil: '—',
      restrictions: '01.06 — verres correcteurs',
    },
    {
      code: 'C1',
      label: 'Véhicules de plus de 3,5 t à 7,5 t',
      obtainedOn: '14/06/2012',
      validUntil: '13/06/2027',
      restrictions: '—',
    },
    {
      code: 'CE',
      label: 'Ensembles de véhicules lourds',
      obtainedOn: '02/03/2015',
      validUntil: '13/06/2027',
      restrictions: '95 (13/06/2027)',
    },
  ],
}

/** A fictitious history of `count` lines. */
export function historyView(count: number) {
  return {
    title: 'Relevé d’information intégral',
    reference: '7Q2M-X4WD-91KF-3HTB',
    balance: 7,
    cap: 12,
    events: Array.from({ length: count }, (_, index) => ({
      date: `0${1 + (index % 9)}/0${1 + (index % 8)}/${2025 - (index % 10)}`,
      label:
        index % 3 === 0
          ? `Excès de vitesse inférieur à 20 km/h hors agglomération, article R. 413-14, route départementale ${index}, commune de Saint-Rémy-de-Provence`
          : `Ligne ${index} : non-respect d’un feu rouge, Toulon`,
      established: '15/02/2025',
      recorded: '20/02/2025',
      points: index % 3 === 0 ? '−1' : '−4',
    })),
  }
}

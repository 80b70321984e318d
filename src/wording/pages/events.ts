import { inBothLanguages } from '../language.ts'

const points = (count: number) => `${count} point${count > 1 ? 's' : ''}`

/** Phrases of which the lines of an event are made. */
export const EVENT_WORDS = inBothLanguages(
  {
    letter: (reference: string, about: string) => `Lettre ${reference} : ${about}`,
    sent: (day: string) => `envoyée le ${day}`,
    registered: (number: string) => `recommandé n° ${number}`,
    presented: (day: string) => `présentée le ${day}`,
    notified: (day: string) => `notifiée le ${day}`,
    notNotified: 'aucune notification enregistrée',
    committed: (day: string, time: string | null, place: string) =>
      `Commise le ${day}${time === null ? '' : ` à ${time}`}, ${place}.`,
    established: (day: string, how: string, recorded: string) =>
      `Établie le ${day} par ${how}, enregistrée le ${recorded}.`,
    scale: (article: string, count: number) => `article ${article}, ${points(count)} au barème`,
    period: (from: string, to: string) => `du ${from} au ${to}`,
    since: (day: string) => `à compter du ${day}`,
    until: (day: string) => `jusqu’au ${day}`,
    on: (day: string) => `le ${day}`,
  },
  {
    letter: (reference: string, about: string) => `Letter ${reference}: ${about}`,
    sent: (day: string) => `sent on ${day}`,
    registered: (number: string) => `registered mail no. ${number}`,
    presented: (day: string) => `presented on ${day}`,
    notified: (day: string) => `notified on ${day}`,
    notNotified: 'no notification recorded',
    committed: (day: string, time: string | null, place: string) =>
      `Committed on ${day}${time === null ? '' : ` at ${time}`}, ${place}.`,
    established: (day: string, how: string, recorded: string) =>
      `Established on ${day} by ${how}, recorded on ${recorded}.`,
    scale: (article: string, count: number) => `article ${article}, ${points(count)} by the scale`,
    period: (from: string, to: string) => `from ${from} to ${to}`,
    since: (day: string) => `from ${day} on`,
    until: (day: string) => `until ${day}`,
    on: (day: string) => `on ${day}`,
  },
)

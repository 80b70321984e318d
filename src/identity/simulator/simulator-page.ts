import { readFileSync } from 'node:fs'
import Handlebars from 'handlebars'
import type { Language } from '../../wording/language.ts'
import { SIMULATOR_WORDS } from '../../wording/pages/simulator.ts'
import type { Persona } from './persona.ts'

/** Provider that a page stands for. */
export type SimulatedName = 'FranceConnect' | 'ProConnect'

const handlebars = Handlebars.create()

/** Three levels up from `src/identity/simulator` and from `dist/identity/simulator` alike. */
const compile = (name: string) =>
  handlebars.compile(
    readFileSync(new URL(`../../../templates/pages/simulator-${name}.hbs`, import.meta.url), 'utf8'),
    { strict: true, preventIndent: true },
  )

const personasPage = compile('personas')
const signOutPage = compile('sign-out')

/** Draws the page on which one chooses whom to be. */
export function renderPersonas(
  provider: SimulatedName,
  language: Language,
  { action, personas }: { readonly action: string; readonly personas: readonly Persona[] },
): string {
  const t = SIMULATOR_WORDS[language]
  const shown = personas.map(({ id, label, hint, case: shows }) => ({
    id,
    label,
    hint,
    explanation: t.cases[shows],
    isDriver: shows === 'driver',
  }))
  return personasPage({
    t,
    language,
    provider,
    action,
    special: shown.filter(({ isDriver }) => !isDriver),
    drivers: shown.filter(({ isDriver }) => isDriver),
  })
}

/** Draws the page that ends the session at the provider; its form is sent by a script, or by its button. */
export function renderSignOut(
  provider: SimulatedName,
  language: Language,
  { form, script }: { readonly form: string; readonly script: string },
): string {
  return signOutPage({ t: SIMULATOR_WORDS[language], language, provider, form, script })
}

import * as z from 'zod'
import { SignInError } from './sign-in-error.ts'

/** Identity of a person as FranceConnect certifies it (« identité pivot »), rectified at the national register. */
export interface PivotIdentity {
  /** `family_name`: the name at birth, never the name used. */
  readonly birthName: string
  /** One name each, in the order of the civil register. */
  readonly givenNames: readonly string[]
  /** False where the provider gave one text: a name without its hyphen then looks like two. */
  readonly givenNamesApart: boolean
  /** `YYYY-MM-DD`, `00` for a month or a day that the civil register does not know. */
  readonly birthDate: string
  readonly gender: 'male' | 'female' | null
  /** COG code of the commune (INSEE); null for people born abroad. */
  readonly birthPlace: string | null
  /** COG code of the country, `99100` for France. */
  readonly birthCountry: string | null
}

const name = z.string().trim().min(1).max(200)
const optional = (form: RegExp) =>
  z
    .string()
    .trim()
    .transform((text) => (form.test(text) ? text : null))
    .nullish()
    .transform((value) => value ?? null)

const claimsSchema = z.object({
  family_name: name,
  given_name: name,
  given_name_array: z.array(name).min(1).optional(),
  birthdate: z.string().regex(/^\d{4}(-(0\d|1[0-2])(-([0-2]\d|3[01]))?)?$/),
  gender: z.enum(['male', 'female']).nullish().catch(null),
  birthplace: optional(/^\d[\dAB]\d{3}$/),
  birthcountry: optional(/^99\d{3}$/),
})

/**
 * Reads the identity out of the claims that FranceConnect gives. A place or a country that is no COG code counts as
 * not given; a date known in part only, `1961` or `1961-07`, is completed by `00`.
 *
 * @throws {SignInError} IDENTITY_INCOMPLETE naming the claims at fault, not their values
 */
export function readPivotIdentity(claims: unknown): PivotIdentity {
  const read = claimsSchema.safeParse(claims)
  if (!read.success) {
    const fields = [...new Set(read.error.issues.map(({ path }) => String(path[0] ?? 'claims')))]
    throw new SignInError(
      'IDENTITY_INCOMPLETE',
      `expected a whole pivot identity, at fault: ${fields.join(', ')}`,
      {
        fields,
      },
    )
  }
  const { family_name, given_name, given_name_array, birthdate, gender, birthplace, birthcountry } = read.data
  return {
    birthName: family_name,
    givenNames: given_name_array ?? given_name.split(/\s+/),
    givenNamesApart: given_name_array !== undefined,
    birthDate: `${birthdate}-00-00`.slice(0, 10),
    gender: gender ?? null,
    birthPlace: birthplace,
    birthCountry: birthcountry,
  }
}

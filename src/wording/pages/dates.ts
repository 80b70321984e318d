import { englishDay } from '../days.en.ts'
import type { Language } from '../language.ts'

const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(
  ' ',
)

/** Writes `YYYY-MM-DD` in words, `1er mars 2027`, for the few days that a page is about. */
export function longDay(day: string, language: Language): string {
  if (language === 'en') return englishDay(day)
  const [year = '', month = '', date = ''] = day.split('-')
  const parts = [
    date === '01' ? '1er' : Number(date) > 0 ? String(Number(date)) : '',
    MONTHS[Number(month) - 1] ?? '',
  ]
  return [...parts.filter((part) => part !== ''), year].join('\u00a0')
}

/** Writes `HH:MM` as read in the language, `11 h 18`. */
export function clockTime(time: string, language: Language): string {
  return language === 'en' ? time : time.replace(':', '\u00a0h\u00a0')
}

/** Writes the nine digits of a SIREN in groups of three. */
export function groupedSiren(siren: string): string {
  return siren.replace(/(\d{3})(?=\d)/g, '$1\u00a0')
}

import type { ColumnType } from 'kysely'

/** A value of JSON: read as it is, written as its text. */
export type Json<Value = unknown> = ColumnType<Value, string, string>

/** An instant that the database gives where none is told. */
export type DefaultInstant = ColumnType<Date, Date | undefined, Date>

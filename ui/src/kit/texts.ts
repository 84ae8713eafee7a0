import { usePrefs, type Language } from './prefs';

type Said = string | ((...values: never[]) => string);
type SameShape<T> = { [K in keyof T]: T[K] extends (...values: infer V) => string ? (...values: V) => string : string };

export type Texts<T> = Record<Language, T>;

/** Texts of one feature in both languages; the type makes a missing one a compile error. */
export function defineTexts<const T extends Record<string, Said>>(en: T, zh: SameShape<T>): Texts<SameShape<T>> {
  return { en: en as unknown as SameShape<T>, zh };
}

export function useTexts<T>(texts: Texts<T>): T {
  return texts[usePrefs().language];
}

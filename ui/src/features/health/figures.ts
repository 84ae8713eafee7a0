import { bytes } from '../../kit/bytes';

/** A figure with its unit, as short as it can be read. */
export function amount(value: number, unit: string): string {
  if (unit === 'bytes') return bytes(value);
  if (unit === '') return String(Math.round(value));
  const digits = value < 10 ? 1 : 0;
  return `${value.toFixed(digits)} ${unit}`;
}

/** What a check or figure is called; one that is new to this console keeps its own name. */
export function named(texts: object, name: string): string {
  const known: unknown = (texts as Record<string, unknown>)[name];
  return typeof known === 'string' ? known : name;
}

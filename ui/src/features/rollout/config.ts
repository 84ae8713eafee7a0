/** The `NAME=value` lines of a form's text. */
export function configLines(text: unknown): string[] {
  if (typeof text !== 'string') return [];
  return text.split('\n').map((line) => line.trim()).filter((line) => line.includes('='));
}

/** What follows the first `=` is the value, whatever it holds. */
export function configOf(text: string): Record<string, string> {
  return Object.fromEntries(configLines(text).map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

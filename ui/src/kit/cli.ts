type Word = string | number | undefined | null | false;

/** Lines a person can paste into a shell: the same act by the command line. */
export function cli(...given: Word[]): string {
  const words = given.filter((word): word is string | number => word !== undefined && word !== null && word !== false && word !== '');
  return ['slipway', ...words.map(quoted)].join(' ');
}

export function flag(name: string, value: string | number | boolean | undefined): string[] {
  return value === undefined || value === '' ? [] : [`--${name}`, String(value)];
}

function quoted(word: string | number): string {
  const text = String(word);
  return /^[\w@%+=:,./[\]-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

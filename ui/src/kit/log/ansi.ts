export interface Piece {
  text: string;
  tone: string;
}

const COLOURS: Record<number, string> = {
  30: 'muted', 31: 'fail', 32: 'ok', 33: 'warn', 34: 'running', 35: 'accent', 36: 'running', 37: '',
  90: 'muted', 91: 'fail', 92: 'ok', 93: 'warn', 94: 'running', 95: 'accent', 96: 'running', 97: '',
};

// eslint-disable-next-line no-control-regex -- escape sequences are what this file is about
const SEQUENCE = /\u001b\[([0-9;?]*)([A-Za-z])/g;

/** Cuts a line into coloured pieces; sequences that move the cursor are dropped. */
export function pieces(line: string): Piece[] {
  if (!line.includes('\u001b')) return [{ text: line, tone: '' }];
  const out: Piece[] = [];
  let tone = '';
  let from = 0;
  for (const match of line.matchAll(SEQUENCE)) {
    if (match.index > from) out.push({ text: line.slice(from, match.index), tone });
    from = match.index + match[0].length;
    if (match[2] === 'm') tone = toneAfter(match[1] ?? '', tone);
  }
  if (from < line.length) out.push({ text: line.slice(from), tone });
  return out;
}

export function plain(line: string): string {
  return line.replaceAll(SEQUENCE, '');
}

function toneAfter(codes: string, before: string): string {
  return codes.split(';').map(Number).reduce((tone, code) => (code === 0 ? '' : (COLOURS[code] ?? tone)), before);
}

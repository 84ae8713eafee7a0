/** An artifact's version: time and revision; the whole tag on hover. */
export function Version({ value }: { value: string | null }) {
  if (!value) return <span className="muted">–</span>;
  return <code className="version" title={value}>{shortVersion(value)}</code>;
}

/** `20260310091512-3f2a9c1b7e04` is said as `20260310-0915-3f2a9c1`. */
export function shortVersion(value: string): string {
  const parts = /^(\d{8})(\d{4})\d{2}-([0-9a-f]{7})[0-9a-f]*(.*)$/.exec(value);
  return parts ? `${parts[1] ?? ''}-${parts[2] ?? ''}-${parts[3] ?? ''}${parts[4] ?? ''}` : value;
}

/** Grey bars in the shape of the rows to come, so that nothing jumps when they arrive. */
export function SkeletonRows({ rows = 4 }: { rows?: number }) {
  return (
    <div className="skeleton" aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => <div key={row} className="skeleton-row" />)}
    </div>
  );
}

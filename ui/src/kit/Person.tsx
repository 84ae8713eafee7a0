export function Person({ name }: { name: string }) {
  const machine = name.includes(':') || name.startsWith('system');
  return (
    <span className="person">
      <span className={machine ? 'person-sign person-machine' : 'person-sign'} aria-hidden="true">{name.slice(0, 1).toUpperCase()}</span>
      {name}
    </span>
  );
}

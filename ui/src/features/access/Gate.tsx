import type { ReactNode } from 'react';
import { Mark } from '../../kit/icons';
import { LanguageMenu, ThemeMenu } from '../../kit/shell/Menus';

/** The frame of the two pages that stand before the rooms. */
export function Gate({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <main className="gate">
      <div className="gate-prefs"><LanguageMenu /><ThemeMenu /></div>
      <div className="gate-box">
        <div className="gate-mark"><Mark size={44} /></div>
        <h1>{title}</h1>
        {text && <p className="muted">{text}</p>}
        {children}
      </div>
      <svg className="gate-way" viewBox="0 0 1200 200" preserveAspectRatio="none" aria-hidden="true"><path d="M0 70 1200 190V200H0Z" /></svg>
    </main>
  );
}

interface Input {
  label: string;
  name: string;
  type: 'text' | 'password';
  complete: string;
  hint?: string;
  value: string;
  change: (value: string) => void;
}

export function GateField({ label, name, type, complete, hint, value, change }: Input) {
  return (
    <label className="gate-field">
      <span>{label}</span>
      <input
        className="field" name={name} type={type} autoComplete={complete} required value={value} spellCheck={false} autoCapitalize="none"
        // eslint-disable-next-line jsx-a11y/no-autofocus -- one field at a time: it is the page's only purpose
        autoFocus onChange={(event) => change(event.target.value)}
      />
      {hint && <small className="muted">{hint}</small>}
    </label>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { at, put, remove } from '../../api/http';
import type { Role } from '../../api/types';
import { Asked } from '../../kit/Asked';
import { cli } from '../../kit/cli';
import { FormDialog } from '../../kit/form/FormDialog';
import { Icon } from '../../kit/icons';
import { NAME } from '../../kit/names';
import { useTexts } from '../../kit/texts';
import { Panel } from '../../kit/TitleRow';
import { words } from '../../kit/words';
import { asks } from './asks';
import { texts } from './texts';

/** Rights by roles, as Jenkins shows them. */
export function RoleTable({ edits }: { edits: boolean }) {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const roles = useQuery(asks.roles());
  const rights = useQuery(asks.rights()).data?.items ?? [];
  const [writing, setWriting] = useState<Role | 'new' | null>(null);
  const [dropping, setDropping] = useState<Role | null>(null);
  const add = edits && <button type="button" className="button" onClick={() => setWriting('new')}><Icon name="plus" />{t.newRole}</button>;
  return (
    <Panel title={t.roles} aside={add}>
      <p className="muted rights-hint">{t.rolesHint}</p>
      <Asked query={roles} rows={8}>
        {(page) => (
          <div className="rights-wrap">
            <table className="table rights-matrix" aria-label={t.roles}>
              <thead>
                <tr>
                  <th scope="col">{t.right}</th>
                  {page.items.map((role) => <th key={role.name} scope="col" title={role.description ?? (role.preset ? t.preset : t.own)}>{role.name}{edits && !role.preset && <OwnActs change={() => setWriting(role)} drop={() => setDropping(role)} />}</th>)}
                </tr>
              </thead>
              <tbody>
                {rights.map((right) => (
                  <tr key={right}>
                    <th scope="row"><code>{right}</code></th>
                    {page.items.map((role) => <td key={role.name} data-title={role.name} aria-label={`${role.name}: ${role.rights.includes(right) ? t.holds : t.holdsNot}`}>{role.rights.includes(right) ? <Icon name="check" /> : <span className="muted">·</span>}</td>)}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Asked>
      {writing && <WriteRole role={writing === 'new' ? null : writing} close={() => setWriting(null)} />}
      {dropping && (
        <FormDialog
          title={t.remove} act={t.remove} danger typed={dropping.name} fields={[]} close={() => setDropping(null)} effect={() => t.deleteRole(dropping.name)}
          command={() => cli('role', 'delete', dropping.name)} submit={() => remove(at('access', 'roles', dropping.name))}
        />
      )}
    </Panel>
  );
}

function OwnActs({ change, drop }: { change: () => void; drop: () => void }) {
  const t = useTexts(words);
  return <span className="rights-note"><button type="button" className="link" onClick={change}>…</button> <button type="button" className="link tone-fail" onClick={drop}>{t.remove}</button></span>;
}

function WriteRole({ role, close }: { role: Role | null; close: () => void }) {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const split = (text: unknown) => (typeof text === 'string' ? text.split(/[\s,]+/).filter(Boolean) : []);
  const name = (given: unknown) => role?.name ?? (typeof given === 'string' ? given : '');
  return (
    <FormDialog
      title={role === null ? t.newRole : role.name} act={role === null ? t.create : t.giveAct} close={close}
      fields={[
        ...(role === null ? [{ name: 'name', label: t.name, kind: 'text' as const, required: t.wanted, pattern: { rule: NAME, message: t.nameBad } }] : []),
        { name: 'description', label: t.description, kind: 'text', initial: role?.description ?? '' },
        { name: 'rights', label: t.rights, kind: 'long', required: t.wanted, hint: t.rightsHint, initial: role?.rights.join('\n') ?? '' },
      ]}
      command={(values) => cli('role', 'create', name(values['name']) || 'NAME', ...split(values['rights']).flatMap((right) => ['--right', right]))}
      submit={(values) => put(at('access', 'roles', name(values['name'])), { description: values['description'], rights: split(values['rights']) })}
    />
  );
}

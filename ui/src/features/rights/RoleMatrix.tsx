import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { ask } from '../../api/queries';
import type { Grant } from '../../api/types';
import { Asked } from '../../kit/Asked';
import { EmptyState } from '../../kit/EmptyState';
import { Icon } from '../../kit/icons';
import { useTexts } from '../../kit/texts';
import { Panel } from '../../kit/TitleRow';
import { useCan } from '../../kit/useCan';
import { words } from '../../kit/words';
import { asks } from './asks';
import { GiveRole } from './GiveRole';
import { subjectsOf, tickOf, type Subject } from './matrix';
import { TakeBack } from './TakeBack';
import { texts } from './texts';

type Doing = { take: Grant } | { give: Record<string, string> } | null;

/** Who has which role at a place: a click gives or takes it, after it was said what that does. */
export function RoleMatrix() {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const grants = useQuery(asks.grants());
  const roles = useQuery(asks.roles()).data?.items.map((role) => role.name) ?? [];
  const projects = useQuery(ask.projects()).data?.items ?? [];
  const [project, setProject] = useState('');
  const [doing, setDoing] = useState<Doing>(null);
  const can = useCan(project === '' ? '*' : project);
  const place = project === '' ? null : project;
  const choices = [{ value: '', label: t.platform }, ...projects.map((one) => ({ value: one.name, label: `${t.project} ${one.name}` }))];
  return (
    <Panel title={t.matrix} aside={<Select aria-label={t.where} value={project} onChange={setProject} options={choices} className="rights-place" />}>
      <Asked query={grants} rows={4}>
        {(page) => {
          const subjects = subjectsOf(page.items, place);
          return subjects.length === 0 ? <EmptyState title={t.noGrants} text={t.noGrantsText} /> : (
            <div className="rights-wrap">
              <table className="table rights-matrix" aria-label={t.matrix}>
                <thead><tr><th scope="col">{t.subject}</th>{roles.map((role) => <th key={role} scope="col">{role}</th>)}</tr></thead>
                <tbody>
                  {subjects.map((subject) => (
                    <tr key={subject.key}>
                      <th scope="row">{subject.team && <span className="muted">{t.team} </span>}{subject.name}</th>
                      {roles.map((role) => <td key={role} data-title={role}><Cell subject={subject} role={role} place={place} edits={can('rbac.edit')} go={setDoing} /></td>)}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          );
        }}
      </Asked>
      {doing && 'take' in doing && <TakeBack grant={doing.take} close={() => setDoing(null)} />}
      {doing && 'give' in doing && <GiveRole preset={doing.give} close={() => setDoing(null)} />}
    </Panel>
  );
}

function Cell({ subject, role, place, edits, go }: { subject: Subject; role: string; place: string | null; edits: boolean; go: (doing: Doing) => void }) {
  const t = useTexts(texts);
  const tick = tickOf(subject, role, place);
  const click = () => {
    if (tick.here) go({ take: tick.here });
    else go({ give: { [subject.team ? 'team' : 'person']: subject.name, role, ...(place === null ? {} : { project: place }) } });
  };
  const says = t.tick(subject.name, role, tick.here !== undefined);
  const mark = tick.here ? <Icon name="check" /> : tick.wider ? <span className="muted" title={t.inherited}><Icon name="check" /></span> : <span className="muted">·</span>;
  return (
    <>
      {edits && (tick.here?.mayRemove ?? true) ? <button type="button" className="rights-tick" aria-pressed={tick.here !== undefined} aria-label={says} title={says} onClick={click}>{mark}</button> : <span className="rights-tick" role="img" aria-label={says}>{mark}</span>}
      {tick.denied && <span className="tone-fail rights-note">{t.isDenied}</span>}
      {tick.parts > 0 && <span className="muted rights-note">{t.elsewhere(tick.parts)}</span>}
    </>
  );
}

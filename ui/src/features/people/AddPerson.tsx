import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../api/http';
import { cli } from '../../kit/cli';
import { FormDialog } from '../../kit/form/FormDialog';
import { useTexts } from '../../kit/texts';
import { Shown } from './Shown';
import { texts } from './texts';

interface Made { person: { name: string }; link: string }

export function AddPerson({ close }: { close: () => void }) {
  const t = useTexts(texts);
  const cache = useQueryClient();
  const [made, setMade] = useState<Made | null>(null);
  const seen = () => {
    void cache.invalidateQueries({ queryKey: ['people'] });
    close();
  };
  if (made) return <Shown title={t.linkTitle} text={t.linkText(made.person.name)} lines={[made.link]} close={seen} />;
  return (
    <FormDialog
      title={t.add} act={t.add} close={close} effect={() => t.addEffect}
      fields={[
        { name: 'name', label: t.user, kind: 'text', required: t.nameNeeded, pattern: { rule: /^[a-z0-9]([a-z0-9._@-]{0,61}[a-z0-9])?$/, message: t.nameRule } },
        { name: 'displayName', label: t.display, kind: 'text', hint: t.displayHint },
      ]}
      command={(values) => cli('user', 'create', String(values['name'] ?? 'NAME'), ...(values['displayName'] === undefined ? [] : ['--display', String(values['displayName'])]))}
      submit={async (values) => {
        setMade(await post<Made>('/people', values));
        return false;
      }}
    />
  );
}

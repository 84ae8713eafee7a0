import { useQuery } from '@tanstack/react-query';
import { at, call } from '../../api/http';
import type { DryRun } from '../../api/types';
import { cli } from '../../kit/cli';
import { ProblemCard } from '../../kit/EvidenceCard';
import { FormDialog } from '../../kit/form/FormDialog';
import { useTexts } from '../../kit/texts';
import { texts } from './texts';

/** Says first what stays there, or who still uses it. */
export function RemoveCluster({ cluster, close, done }: { cluster: string; close: () => void; done: () => void }) {
  const t = useTexts(texts);
  const path = at('clusters', cluster);
  const tried = useQuery({ queryKey: ['detach', cluster], queryFn: () => call<DryRun>('DELETE', `${path}?dryRun=true`), retry: false, gcTime: 0 });
  const left = tried.data?.would[0]?.data['left'];
  return (
    <FormDialog
      title={t.detach} act={t.detach} danger typed={cluster} fields={[]} close={close}
      effect={() => (tried.error ? <ProblemCard error={tried.error} /> : t.detachEffect(Array.isArray(left) ? left.map(String) : []))}
      command={() => cli('cluster', 'remove', cluster)}
      submit={async () => {
        await call('DELETE', path);
        done();
      }}
    />
  );
}

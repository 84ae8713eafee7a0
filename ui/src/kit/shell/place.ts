import { useParams, useSearch } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ask } from '../../api/queries';
import { choose, usePrefs } from '../prefs';

export interface Place {
  project: string;
  app?: string | undefined;
  env?: string | undefined;
}

/** Where the person is, from the address; away from any project the last one stays in use, if it is still there. */
export function usePlace(): Place {
  const params: { project?: string; app?: string; env?: string } = useParams({ strict: false });
  const search: { env?: string } = useSearch({ strict: false });
  const prefs = usePrefs();
  const projects = useQuery(ask.projects()).data?.items;
  const here = params.project;
  useEffect(() => {
    if (here !== undefined && here !== prefs.project) choose({ project: here });
  }, [here, prefs.project]);
  const kept = projects?.find((one) => one.name === prefs.project) ?? projects?.[0];
  return { project: here ?? kept?.name ?? '', app: params.app, env: params.env ?? search.env };
}

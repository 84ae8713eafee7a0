import { createContext, useContext } from 'react';
import type { App, AppStatus, Environment } from '../api/types';

/** What every part of an app's page shares. */
export interface AppRoom {
  project: string;
  app: App;
  envs: Environment[];
  env: Environment;
  status: AppStatus | undefined;
  select: (env: string) => void;
  act: (key: string, preset?: Record<string, string>) => void;
}

export const AppRoomContext = createContext<AppRoom | null>(null);

export function useAppRoom(): AppRoom {
  const room = useContext(AppRoomContext);
  if (room === null) throw new Error('this part belongs into an app page');
  return room;
}

import type { ComponentType } from 'react';
import type { IconName } from './icons';
import type { Language } from './prefs';

export type Label = Record<Language, string>;
type Load<P = object> = () => Promise<{ default: ComponentType<P> }>;

export interface MenuItem {
  label: Label;
  icon: IconName;
  /** `$project` is filled with the project in use; the item hides while there is none. */
  to: string;
  /** Further addresses that belong to the room. */
  within?: string;
  order: number;
  platform?: boolean;
  permission?: string;
}

export interface PageSpec {
  path: string;
  load: Load;
  /** Shown without the shell and without sign-in. */
  open?: boolean;
}

export interface AppTab {
  key: string;
  order: number;
  label: Label;
  load: Load;
}

export interface AppPanel {
  order: number;
  load: Load;
}

export interface AppAct {
  key: string;
  order: number;
  label: Label;
  icon: IconName;
  permission: string;
  /** The right it takes where the environment is prod. */
  inProd?: string;
  main?: boolean;
  danger?: boolean;
  load: Load<ActProps>;
}

export interface ActProps {
  close: () => void;
  preset: Record<string, string>;
}

/** What a feature brings to the console: nothing else has to know that it exists. */
export interface Feature {
  name: string;
  menu?: MenuItem[];
  pages?: PageSpec[];
  appPanels?: AppPanel[];
  appTabs?: AppTab[];
  appActs?: AppAct[];
}

import { lazy, type ComponentType } from 'react';
import type { ActProps, AppAct, AppPanel, AppTab, Feature, MenuItem } from './feature';

type Lazy<S, P = object> = Omit<S, 'load'> & { View: ComponentType<P> };

interface Registry {
  menu: MenuItem[];
  appPanels: Lazy<AppPanel>[];
  appTabs: Lazy<AppTab>[];
  appActs: Lazy<AppAct, ActProps>[];
}

export let registry: Registry = { menu: [], appPanels: [], appTabs: [], appActs: [] };

/** Called once at the start with every feature found. */
export function register(features: Feature[]): void {
  registry = {
    menu: features.flatMap((one) => one.menu ?? []).sort(byOrder),
    appPanels: features.flatMap((one) => one.appPanels ?? []).map((slot) => ({ ...slot, View: lazy(slot.load) })).sort(byOrder),
    appTabs: features.flatMap((one) => one.appTabs ?? []).map((slot) => ({ ...slot, View: lazy(slot.load) })).sort(byOrder),
    appActs: features.flatMap((one) => one.appActs ?? []).map((slot) => ({ ...slot, View: lazy(slot.load) })).sort(byOrder),
  };
}

function byOrder(a: { order: number }, b: { order: number }): number {
  return a.order - b.order;
}

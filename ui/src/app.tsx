import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect, RouterProvider } from '@tanstack/react-router';
import { ProblemError } from './api/http';
import { feed } from './api/live/useLive';
import { ask } from './api/queries';
import type { Feature, PageSpec } from './kit/feature';
import { register } from './kit/registry';
import { NothingHere, PageBroke } from './kit/shell/Broken';
import { Shell } from './kit/shell/Shell';
import { ThemeFrame } from './kit/ThemeFrame';

// A feature is found by being there: no list to edit.
const found = import.meta.glob<{ default: Feature }>('./features/*/feature.ts', { eager: true });
const features = Object.values(found).map((module) => module.default);
const pages = features.flatMap((feature) => feature.pages ?? []);

const cache = new QueryClient({
  queryCache: new QueryCache({ onError: leaveIfSignedOut }),
  defaultOptions: { queries: { staleTime: 20_000, retry: retryIfAway, refetchOnWindowFocus: true } },
});

const root = createRootRouteWithContext<{ cache: QueryClient }>()({ component: Outlet, notFoundComponent: NothingHere });
const rooms = createRoute({ getParentRoute: () => root, id: 'rooms', component: Shell, beforeLoad: ({ location }) => signedIn(location.href) });
const open = pages.filter((page) => page.open).map((page) => routeOf(page, () => root));
const closed = pages.filter((page) => !page.open).map((page) => routeOf(page, () => rooms));

const router = createRouter({
  routeTree: root.addChildren([rooms.addChildren(closed), ...open]),
  context: { cache },
  defaultPreload: 'intent',
  defaultErrorComponent: PageBroke,
  scrollRestoration: true,
});

function routeOf(page: PageSpec, getParentRoute: () => typeof root | typeof rooms) {
  return createRoute({ getParentRoute: getParentRoute as () => typeof root, path: page.path, component: lazyRouteComponent(page.load) });
}

async function signedIn(href: string): Promise<void> {
  await cache.query({ ...ask.me(), staleTime: 'static' }).catch((error: unknown) => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's way to lead elsewhere
    if (unauthenticated(error)) throw redirect({ to: '/sign-in', search: { to: href } });
    throw error;
  });
}

function leaveIfSignedOut(error: Error): void {
  if (!unauthenticated(error) || cache.getQueryData(ask.me().queryKey) === undefined) return;
  cache.removeQueries({ queryKey: ask.me().queryKey });
  void router.invalidate();
}

function unauthenticated(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status === 401;
}

/** Answers that say no stay no; only an absent server is worth another try. */
function retryIfAway(count: number, error: Error): boolean {
  const status = error instanceof ProblemError ? error.problem.status : 0;
  return (status === 0 || status === 502 || status === 503) && count < 3;
}

register(features);
feed(cache);

export function Console() {
  return (
    <QueryClientProvider client={cache}>
      <ThemeFrame><RouterProvider router={router} /></ThemeFrame>
    </QueryClientProvider>
  );
}

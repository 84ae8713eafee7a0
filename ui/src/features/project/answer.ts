import type { AppStatus } from '../../api/types';
import type { Language } from '../../kit/prefs';
import { lastFailed, moving } from '../../kit/serving';
import { clock } from '../../kit/time';
import { shortVersion } from '../../kit/Version';
import { texts } from './texts';

/** The one sentence a visitor of an app's page came for. */
export function answerOf(status: AppStatus, now: number, language: Language): string {
  const t = texts[language];
  const { app, env, ready, desired, rollout } = status;
  if (rollout && moving(status)) {
    if (status.paused) return t.pausedAt(app, env, shortVersion(rollout.version), ready, desired);
    if (!rollout.fromVersion) return t.arrives(app, env, shortVersion(rollout.version));
    if (rollout.fromVersion === rollout.version) return t.renews(app, env, shortVersion(rollout.version), ready, desired);
    return t.moves(app, env, shortVersion(rollout.fromVersion), shortVersion(rollout.version), ready, desired);
  }
  if (!status.version) return t.notYet(app, env);
  const version = shortVersion(status.version);
  const tail = (lastFailed(status) ? t.failedTail(rollout?.cause ?? rollout?.state ?? '') : '') + (status.paused ? t.pausedTail : '');
  if (desired > 0 && ready === 0) return t.broken(app, version, env, desired) + tail;
  return t.serves(app, version, env, status.since ? clock(status.since, now, language) : '–', ready, desired) + tail;
}

import type { StepView } from '../api/types';
import { usePrefs } from './prefs';
import { Glyph } from './StateBadge';
import { lookOf } from './state';
import { Duration } from './Time';

/** Steps with durations; a failed one shows why below its name, a fine one keeps to a line. */
export function StepList({ steps }: { steps: StepView[] }) {
  const { language } = usePrefs();
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li key={step.name} className={`step step-${step.phase.toLowerCase()}`}>
          <Glyph look={lookOf(step.phase, step.phase)} />
          <span className="step-name">{stepName(step.name, language)}</span>
          <span className="step-time"><Duration start={step.started} end={step.finished} /></span>
          {step.message && <span className="step-message" title={step.message}>{step.message}</span>}
        </li>
      ))}
    </ol>
  );
}

const ZH: Record<string, string> = {
  queue: '排队', clone: '拉取代码', compile: '编译', test: '测试', layer: '分层', push: '推送', render: '渲染清单', apply: '应用',
  undo: '撤销', progress: '滚动', wait: '等待就绪', watch: '等待就绪', prove: '验证路由', record: '记录修订', package: '打包', inspect: '检查', image: '镜像',
};

export function stepName(name: string, language: 'en' | 'zh'): string {
  if (language === 'zh') return ZH[name] ?? name;
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

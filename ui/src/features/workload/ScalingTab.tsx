import { AutoscalePanel } from './AutoscalePanel';
import { SchedulePanel } from './SchedulePanel';

/** How many pods there are, and who decides that. */
export default function ScalingTab() {
  return (
    <>
      <AutoscalePanel />
      <SchedulePanel />
    </>
  );
}

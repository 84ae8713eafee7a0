import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useLive } from '../../api/live/useLive';
import { ask } from '../../api/queries';
import { ProblemCard } from '../../kit/EvidenceCard';
import { SkeletonRows } from '../../kit/Skeleton';
import { ClusterHead } from './ClusterHead';
import { NotWell } from './room/NotWell';
import { RoomNav } from './room/RoomNav';

export default function ClusterPage() {
  const { cluster = '' }: { cluster?: string } = useParams({ strict: false });
  const asked = useQuery(ask.cluster(cluster));
  useLive(`cluster/${cluster}`);
  if (asked.isError && !asked.data) return <ProblemCard error={asked.error} retry={() => void asked.refetch()} />;
  if (!asked.data) return <SkeletonRows rows={6} />;
  return <><ClusterHead cluster={asked.data} /><RoomNav cluster={cluster} /><NotWell cluster={cluster} /></>;
}

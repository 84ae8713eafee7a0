import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Cell } from '../../../api/live/protocol';
import { ask } from '../../../api/queries';
import type { UsageView } from '../../../api/types';
import type { MoreColumns } from '../../../kit/table/view';

const OF_NODES = ['cpuUsed', 'memoryUsed', 'running', 'imageDisk', 'disk', 'received', 'sent'];

/** What pods or nodes use at this moment, for their rows; and which nodes do not say. */
export function useUsage(cluster: string, kind: string): { more: MoreColumns | undefined; silent: string[] } {
  const wanted = kind === 'pods' || kind === 'nodes';
  const usage = useQuery({ ...ask.usage(cluster), enabled: wanted }).data;
  return useMemo(() => {
    if (!wanted) return { more: undefined, silent: [] };
    const silent = (usage?.nodes ?? []).flatMap((node) => (node.fault === null ? [] : [node.fault]));
    return { more: kind === 'nodes' ? ofNodes(usage) : ofPods(usage), silent };
  }, [wanted, kind, usage]);
}

function ofPods(usage: UsageView | undefined): MoreColumns {
  const rows = (usage?.pods ?? []) as unknown as Cell[][];
  const figures = new Map(rows.map((row) => [`${String(row[0])}/${String(row[1])}`, row.slice(2)]));
  return { columns: usage?.columns.slice(2) ?? ['cpuUsed', 'memoryUsed', 'received', 'sent'], of: (key) => figures.get(key) };
}

function ofNodes(usage: UsageView | undefined): MoreColumns {
  const figures = new Map((usage?.nodes ?? []).map((node) => [`/${node.name}`, [node.cpu, node.memory, node.pods, node.images, node.disk, node.received, node.sent] as Cell[]]));
  return { columns: OF_NODES, of: (key) => figures.get(key) };
}

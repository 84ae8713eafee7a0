import { useQuery } from '@tanstack/react-query';
import { ask } from '../../../api/queries';
import type { NodeImage } from '../../../api/types';
import { Asked } from '../../../kit/Asked';
import { bytes } from '../../../kit/bytes';
import { DataTable, type Column } from '../../../kit/DataTable';
import { EmptyState } from '../../../kit/EmptyState';
import { useTexts } from '../../../kit/texts';
import { words } from '../../../kit/words';
import { texts } from './texts';

/** Images on a node's disk, the biggest first. */
export function Images({ cluster, node }: { cluster: string; node: string }) {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const images = useQuery(ask.images(cluster, node));
  const columns: Column<NodeImage>[] = [
    { key: 'name', title: t.name, cell: (image) => <code className="break" title={image.names.join('\n')}>{nameOf(image)}</code> },
    { key: 'size', title: t.size, right: true, cell: (image) => <span className="number">{bytes(image.bytes)}</span> },
  ];
  return <Asked query={images} rows={4}>{(page) => <div className="images"><DataTable label={t.images} columns={columns} rows={page.items} id={(image) => image.names.join()} empty={<EmptyState title={t.noImages} text={t.noImagesText} />} /></div>}</Asked>;
}

/** The name with a tag tells people more than the one with a digest. */
function nameOf(image: NodeImage): string {
  return image.names.find((name) => !name.includes('@')) ?? image.names[0] ?? '–';
}

import { Modal } from 'antd';
import { Command } from '../../kit/copy';
import { useTexts } from '../../kit/texts';
import { texts } from './texts';

/** What is shown this one time: a token, a link, recovery codes. It closes by its button only. */
export function Shown({ title, text, lines, close }: { title: string; text: string; lines: string[]; close: () => void }) {
  const t = useTexts(texts);
  return (
    <Modal open title={title} okText={t.kept} onOk={close} onCancel={close} closable={false} mask={{ closable: false }} keyboard={false} cancelButtonProps={{ style: { display: 'none' } }} width={560}>
      <p>{text}</p>
      <div className={lines.length > 1 ? 'shown shown-many' : 'shown'}>{lines.map((line) => <Command key={line} line={line} />)}</div>
    </Modal>
  );
}

import { Input } from 'antd';
import { useTexts } from '../texts';
import { words } from '../words';

interface Field {
  id?: string;
  value?: string;
  onChange?: (text: string) => void;
  placeholder?: string;
}

/** A text that is pasted, or taken from a file of this computer. */
export function FileText({ id, value = '', onChange, placeholder = '' }: Field) {
  const t = useTexts(words);
  const take = (file: File | undefined) => void file?.text().then((text) => onChange?.(text));
  return (
    <>
      <Input.TextArea
        {...(id === undefined ? {} : { id })} rows={6} className="mono" spellCheck={false} placeholder={placeholder} value={value}
        onChange={(event) => onChange?.(event.target.value)} onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          take(event.dataTransfer.files[0]);
        }}
      />
      <label className="link">
        {t.fromFile}
        <input type="file" className="unseen" onChange={(event) => take(event.target.files?.[0])} />
      </label>
    </>
  );
}

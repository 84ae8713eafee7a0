import { useQueryClient } from '@tanstack/react-query';
import { Form, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { ProblemError } from '../../api/http';
import { Command } from '../copy';
import { ProblemCard } from '../EvidenceCard';
import { useTexts } from '../texts';
import { words } from '../words';
import { Fields, type FieldSpec } from './Fields';

export type Values = Record<string, string | number | boolean | undefined>;

interface Dialog {
  title: string;
  /** What the click will do, said before it. */
  effect?: (values: Values) => ReactNode;
  fields: FieldSpec[];
  /** Absent where the command line has no word for it. */
  command?: (values: Values) => string;
  act: string | ((values: Values) => string);
  danger?: boolean;
  /** The name to type before the act is possible. */
  typed?: string;
  /** Answers false when there is more to do before the dialog may close. */
  submit: (values: Values) => Promise<unknown>;
  close: () => void;
}

const TYPED = 'typed-name';

/** One shape for everything that changes something: fields, effect, command, then the act. */
export function FormDialog({ title, effect, fields, command, act, danger = false, typed, submit, close }: Dialog) {
  const t = useTexts(words);
  const [form] = Form.useForm<Values>();
  const now = { ...initials(fields), ...given(Form.useWatch([], form)) };
  const sending = useSending(submit, fields, close, (name, message) => form.setFields([{ name, errors: [message] }]));
  const all = typed === undefined ? fields : [...fields, typedField(t.typeToConfirm(typed), typed)];
  return (
    <Modal
      open title={title} okText={typeof act === 'string' ? act : act(now)} cancelText={t.cancel} onCancel={close} onOk={() => form.submit()} width={560}
      okButtonProps={{ danger, loading: sending.busy, disabled: typed !== undefined && now[TYPED] !== typed }} destroyOnHidden
    >
      {effect && <div className="effect">{effect(now)}</div>}
      <div className="form-fields">
      <Form form={form} layout="vertical" initialValues={initials(fields)} onFinish={(values) => void sending.send(given(values))} requiredMark={false}>
        <Fields fields={all} values={now} />
      </Form>
      </div>
      {sending.error !== null && <ProblemCard error={sending.error} />}
      {command && <Command line={command(now)} />}
    </Modal>
  );
}

function useSending(submit: Dialog['submit'], fields: FieldSpec[], close: () => void, fault: (name: string, message: string) => void) {
  const cache = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async (values: Values) => {
    setBusy(true);
    setError(null);
    try {
      if ((await submit(values)) === false) return;
      void cache.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'me' });
      close();
    } catch (cause) {
      setError(cause);
      const known = new Set(fields.map((field) => field.name));
      if (cause instanceof ProblemError) cause.problem.faults.filter((one) => known.has(one.field)).forEach((one) => fault(one.field, one.message));
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, send };
}

function typedField(label: string, typed: string): FieldSpec {
  return { name: TYPED, label, kind: 'text', placeholder: typed };
}

function initials(fields: FieldSpec[]): Values {
  return Object.fromEntries(fields.filter((field) => field.initial !== undefined).map((field) => [field.name, field.initial]));
}

/** Empty inputs are absent inputs: the server's defaults hold. */
function given(values: Record<string, Values[string] | null> | undefined): Values {
  const entries = Object.entries(values ?? {}).filter((entry): entry is [string, Values[string]] => entry[1] !== '' && entry[1] !== undefined && entry[1] !== null);
  return Object.fromEntries(entries);
}

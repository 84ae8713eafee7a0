import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { FileText } from './FileText';
import type { Values } from './FormDialog';

export interface FieldSpec {
  name: string;
  label: string;
  kind: 'text' | 'long' | 'file' | 'number' | 'choice' | 'switch' | 'secret';
  hint?: string;
  placeholder?: string;
  required?: string;
  pattern?: { rule: RegExp; message: string };
  options?: { value: string; label: ReactNode }[];
  initial?: string | number | boolean;
  /** Shown only while this holds. */
  when?: (values: Values) => boolean;
}

/** Draws a form from the description of its fields. */
export function Fields({ fields, values }: { fields: FieldSpec[]; values: Values }) {
  return fields.filter((field) => field.when?.(values) ?? true).map((field, index) => (
    <Form.Item
      key={field.name} name={field.name} extra={field.hint} rules={rulesOf(field)}
      label={field.kind === 'switch' ? undefined : field.label} {...(field.kind === 'switch' ? { valuePropName: 'checked' } : {})}
    >
      {inputOf(field, index === 0)}
    </Form.Item>
  ));
}

function rulesOf(field: FieldSpec) {
  return [
    ...(field.required === undefined ? [] : [{ required: true, message: field.required }]),
    ...(field.pattern === undefined ? [] : [{ pattern: field.pattern.rule, message: field.pattern.message }]),
  ];
}

function inputOf(field: FieldSpec, first: boolean): ReactNode {
  const placeholder = field.placeholder;
  const common = { autoFocus: first, ...(placeholder === undefined ? {} : { placeholder }) };
  switch (field.kind) {
    case 'number': return <InputNumber min={0} max={65_535} {...common} />;
    case 'choice': return <Select options={field.options ?? []} {...(placeholder === undefined ? {} : { placeholder })} allowClear={field.initial === undefined} />;
    case 'switch': return <Checkbox>{field.label}</Checkbox>;
    case 'long': return <Input.TextArea rows={6} className="mono" spellCheck={false} {...common} />;
    case 'file': return <FileText {...(placeholder === undefined ? {} : { placeholder })} />;
    case 'secret': return <Input.Password autoComplete="new-password" {...common} />;
    case 'text': return <Input autoComplete="off" {...common} />;
  }
}

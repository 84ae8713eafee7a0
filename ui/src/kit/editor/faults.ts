export interface TextFault {
  line: number;
  message: string;
}

/** The server says the line of a fault in its words: `... (line 12)`, `... (line 12, column 3)`. */
export function faultsOf(faults: { field: string; message: string }[]): TextFault[] {
  return faults.flatMap(({ field, message }) => {
    const line = /\(line (\d+)/.exec(message)?.[1];
    return line === undefined ? [] : [{ line: Number(line), message: `${field}: ${message}` }];
  });
}

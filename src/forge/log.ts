import type { Log, LogFields } from '../core/ports';

/** Forge keeps what is written to the console; one line each, fields as JSON. */
export const log: Log = {
  info: (message, fields) => {
    console.info(line(message, fields));
  },
  warn: (message, fields) => {
    console.warn(line(message, fields));
  },
  error: (message, fields) => {
    console.error(line(message, fields));
  },
};

function line(message: string, fields: LogFields | undefined): string {
  return fields === undefined ? message : `${message} ${JSON.stringify(fields)}`;
}

import { codeOfError, isBusy, isDiskFull } from '../database';
import { OptionError } from '../options';
import { nameOfError } from '../platform/report';
import { readOperatorOptions } from './options';
import { runCommand } from './run-command';

async function main(): Promise<number> {
  try {
    const request = readOperatorOptions(process.argv.slice(2));
    if (typeof request === 'string') {
      process.stdout.write(request);
      return 0;
    }
    return await runCommand(request, process.stdout, process.env);
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    return 2;
  }
}

/** What an error of the machine is called, and no more: its message may hold what nobody should read. */
function sentenceOf(error: unknown): string {
  if (error instanceof OptionError) return error.message;
  if (isBusy(error)) return 'Another program, such as a backup, holds the database. Try again.';
  if (isDiskFull(error)) return 'The disk of the data folder is full. Make room, then try again.';
  return `This could not be done because of an error: ${codeOfError(error) ?? nameOfError(error)}.`;
}

void main().then((code) => {
  process.exitCode = code;
});

import { OptionError } from '../options';
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
    if (!(error instanceof OptionError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

void main().then((code) => {
  process.exitCode = code;
});

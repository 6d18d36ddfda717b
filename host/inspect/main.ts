import { readOptions, UsageError } from './options';
import { streamsOf } from './streams';

async function main(): Promise<number> {
  const streams = streamsOf(process);
  try {
    const request = readOptions(process.argv.slice(2));
    switch (request.command) {
      case 'help':
        streams.output.write(request.text);
        return 0;
      case 'inspect':
        // The engine is large, and the help needs none of it.
        return await (await import('./inspect')).inspect(request, streams);
      case 'diff':
        return await (await import('./diff')).diff(request, streams);
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    streams.errors.write(`${error.message}\n`);
    return 2;
  }
}

void main().then((code) => {
  process.exitCode = code;
});

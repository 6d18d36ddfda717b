import type { z } from 'zod';

const SENTENCES: Readonly<Record<string, string>> = {
  name: 'Use letters, digits, - and _, beginning with a letter or digit, up to 63 of them.',
  description: 'Use up to 500 characters.',
  labels: 'Use up to 20 labels of up to 50 characters.',
  email: 'Enter the e-mail address of the Atlassian account.',
  token: 'Paste the token.',
  clientId: 'Enter the key of the consumer.',
  clientSecret: 'Enter the secret of the consumer.',
  workspace: 'Enter the workspace as in its address: letters, digits, dots, - and _.',
  sample: 'Enter the repository as in its address, without the workspace.',
  repositories: 'Name at least one repository, as in its address, one a line.',
  host: 'Enter the name of the server, without ssh:// or a path.',
  port: 'Enter a port between 1 and 65535.',
  hostKeys: 'Pin at least one host key, one a line.',
  key: 'Make a key pair or paste a private key first.',
  text: 'Paste the private key.',
  expiresAt: 'Enter a date.',
};

/** What is wrong with which member of a form, by the member's name; values are not repeated. */
export function fieldProblems(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { path } of error.issues) {
    const name = path.findLast(
      (part) => typeof part === 'string' && Object.hasOwn(SENTENCES, part),
    );
    const sentence = typeof name === 'string' ? SENTENCES[name] : undefined;
    if (typeof name === 'string' && sentence !== undefined) fields[name] = sentence;
  }
  return fields;
}

import { readFileSync } from 'node:fs';
import { createForgeKv } from '../../../../src/forge/kv';
import { kvContract } from '../../../contract/kv';
import { testPlatform } from '../test-platform';

/** The app's resolver stands for every function: its handler runs the contract's tests. */
const manifest = readFileSync('manifest.yml', 'utf8').replace(
  'key: repository-settings',
  'key: page',
);

kvContract('the SDK over the storage of the host', (test) => {
  const { inside } = testPlatform({ manifest, resolver: 'onResolve' });
  return inside(() => test(createForgeKv()));
});

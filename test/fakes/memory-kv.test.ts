import { kvContract } from '../contract/kv';
import { createMemoryKv } from './memory-kv';

kvContract('the fake', (test) => test(createMemoryKv().kv));
